import type { Locator, Page } from '@playwright/test';
import { letterOf, questionsOf, scoreOf, type State } from '../../../../src/figures/guess/game.ts';
import { axeOn, violations } from '../../../deck/support/axe.ts';
import { openFigure, stateOf } from '../../../deck/support/figure.ts';
import { current, openSpeaker } from '../../../deck/support/speaker-windows.ts';
import { expect, ready, test } from '../../../deck/support/test.ts';

const KEY = 'guess';
const choices = (figure: Locator) => figure.locator('.live .guess');
const next = (figure: Locator, name: string) => figure.getByRole('button', { name, exact: true });
const guesses = (page: Page) => stateOf<State>(page, KEY).then(({ guesses }) => guesses);

test('a colour is chosen by a click; then one sees which was right, and what the model gave each', async ({
  page,
}) => {
  const figure = await openFigure(page, 'guess');
  const [question] = questionsOf(1);
  if (!question) throw new Error('There is no question.');
  await expect(figure.locator('.share')).toHaveText(['', '', '', '']);
  await choices(figure)
    .nth((question.right + 1) % 4)
    .click();
  await expect(figure.locator('.live svg').getByText('You: wrong.')).toBeVisible();
  await expect(figure.locator('.guess.right')).toHaveCount(1);
  await expect(choices(figure).nth(question.right)).toHaveClass(/right/);
  const nats = scoreOf({ seed: 1, guesses: '', at: 0 }).nats[0]?.toFixed(2) ?? '';
  await expect(figure.locator('.live svg').getByText(`Its surprise: ${nats} nats.`)).toBeVisible();
  await expect(choices(figure).nth(question.likeliest)).toContainText('%');

  // A second guess at the same pixel does not count.
  await choices(figure).nth(question.right).click();
  expect(await guesses(page)).toHaveLength(1);
  await next(figure, 'Next pixel').click();
  await expect(figure.locator('.live svg').getByText('2 of 12')).toBeVisible();
});

test('a game is played by keys, which never turn the slide, and its score is a link', async ({
  page,
}) => {
  const figure = await openFigure(page, 'guess', '?guess.seed:5');
  const questions = questionsOf(5);
  await choices(figure).first().focus();
  for (const { right } of questions) {
    await page.keyboard.press(String(right + 1));
    await page.keyboard.press('Enter');
  }
  await expect(figure.locator('.live').getByText('12 of 12')).toBeVisible();
  await expect(choices(figure).first()).toBeHidden();
  const code = questions.map(({ right }) => letterOf(right)).join('');
  await expect(page).toHaveURL(new RegExp(`guess\\.seed:5&guess\\.guesses:${code}.*#/guess$`));
  const drawn = await figure.locator('.live > div svg').first().innerHTML();
  await page.reload();
  await ready(page);
  await expect(figure.locator('.live').getByText('12 of 12')).toBeVisible();
  expect(await figure.locator('.live > div svg').first().innerHTML()).toBe(drawn);

  await next(figure, 'Next game').press(' ');
  await expect(figure.getByRole('spinbutton', { name: 'Game' })).toHaveValue('6');
  await expect(page).toHaveURL(/#\/guess$/);
});

test('who types the number of a game guesses nothing, and who passes is not right', async ({
  page,
}) => {
  const figure = await openFigure(page, 'guess');
  await figure.getByRole('spinbutton', { name: 'Game' }).fill('24');
  await page.keyboard.press('Tab');
  expect(await stateOf(page, KEY)).toEqual({ seed: 24, guesses: '', at: 0 });
  await next(figure, 'Pass').click();
  await expect(figure.locator('.live svg').getByText('You: passed.')).toBeVisible();
  await expect(figure.locator('.live svg').getByText('0 of 1').first()).toBeVisible();
});

test('the speaker’s window shows the same guess', async ({ page }) => {
  const figure = await openFigure(page, 'guess');
  const speaker = await openSpeaker(page);
  await choices(figure).nth(2).click();
  const preview = current(speaker).locator('#guess');
  await expect(preview.locator('.live svg').getByText(/^You: (right|wrong)\.$/)).toBeVisible();
});

test(
  'axe finds nothing while it asks, with an answer and with its score',
  { tag: '@full' },
  async ({ page }) => {
    for (const query of ['', '?guess.guesses:a', '?guess.guesses:abcdabcdabcd&guess.at:12']) {
      await openFigure(page, 'guess', query);
      const axe = axeOn(page).include('#guess');
      expect(await violations(axe), query).toEqual([]);
    }
  },
);

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a colour is chosen by a tap', async ({ page }) => {
    const figure = await openFigure(page, 'guess');
    await choices(figure).nth(1).tap();
    await expect(figure.locator('.live svg').getByText(/^You: (right|wrong)\.$/)).toBeVisible();
  });
});
