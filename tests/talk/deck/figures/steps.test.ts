import { back, begin, forward } from '../../../deck/support/steps.ts';
import { expect, ready, test } from '../../../deck/support/test.ts';

test('a drawing that comes after the first slide leaves the steps of its slide in their order', async ({
  page,
}) => {
  await page.goto('./');
  await ready(page);
  await page.waitForFunction(() => !document.querySelector('.slides [data-still]'));
  await page.evaluate(() => {
    const slide = document.getElementById('autoregressive');
    const { h, v } = window.Reveal.getIndices(slide ?? undefined);
    window.Reveal.slide(h, v, -1);
  });
  const loss = page.locator('#autoregressive > .great-formula.fragment');
  for (const seen of [false, false, true]) {
    await forward(page);
    await (seen ? expect(loss) : expect(loss).not).toHaveClass(/visible/);
  }
});

test('the layers begin with their axes; each data set and the band wait for their step', async ({
  page,
}) => {
  const chart = await begin(page, 'middle-layers');
  const last = (series: string) =>
    chart.locator(`.mark[data-series="${series}"][data-at="layer 48"]`);
  const sentence = chart.getByText('the best place to ask');
  const reading = chart.getByText('one reading: it gathers context');
  await expect(chart.getByText('Linear-probe accuracy, %').first()).toBeVisible();
  await expect(last('CIFAR-10')).toBeHidden();

  await forward(page);
  await expect(last('CIFAR-10')).toBeVisible();
  await expect(last('STL-10')).toBeHidden();
  await forward(page);
  await expect(last('STL-10')).toBeVisible();
  await expect(last('CIFAR-100')).toBeVisible();
  await expect(sentence).toBeHidden();
  await forward(page);
  await expect(sentence).toBeVisible();
  await expect(reading).toBeHidden();
  await forward(page);
  await expect(reading).toBeVisible();

  await back(page);
  await expect(reading).toBeHidden();
  await expect(sentence).toBeVisible();
});

test('the rivals come after iGPT, and what they cost last; all are there when one comes back', async ({
  page,
}) => {
  const chart = await begin(page, 'imagenet-probe');
  const small = chart.getByText('M, 32² 54.5');
  const large = chart.getByText('XL, 64² 68.7');
  const rival = chart.getByText('SimCLR 76.5');
  const price = chart.getByText('with 283 times the parameters');
  await expect(small).toBeVisible();
  await expect(large).toBeHidden();
  await forward(page);
  await expect(large).toBeVisible();
  await expect(rival).toBeHidden();
  await forward(page);
  await expect(rival).toBeVisible();
  await expect(price).toBeHidden();
  await forward(page);
  await expect(price).toBeVisible();

  await forward(page);
  await expect(page).toHaveURL(/#\/fine-tuning/);
  await back(page);
  for (const part of [small, large, rival, price]) await expect(part).toBeVisible();
});
