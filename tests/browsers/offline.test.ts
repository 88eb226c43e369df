import { goTo, ready, slideIds } from '../../scripts/drive.ts';
import { serve, type Served } from '../../scripts/serve.ts';
import { Part } from './support/part.ts';
import { folder } from './support/setup.ts';
import { expect, test as base } from './support/test.ts';

const test = base.extend<{ host: Served }>({
  host: async ({}, use) => {
    const host = await serve(`${folder}/deck`);
    await use(host);
    // The test may have ended it.
    await host.close().catch(() => undefined);
  },
});

test('after one visit every slide comes without a server, and a model answers', async ({
  tab,
  host,
}) => {
  await tab.goto(host.url);
  await ready(tab);
  const models = () =>
    tab.evaluate(async () => {
      const names = [];
      for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) names.push(url);
      return names.filter((name) => /weights-[^/]*\.bin$/.test(name)).length;
    });
  await tab.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await expect.poll(models, { timeout: 60_000 }).toBe(3);
  await host.close();

  await tab.reload();
  await ready(tab);
  for (const id of await slideIds(tab)) await goTo(tab, id, -1);
  expect(await new Part(tab, '.figure-fault').isShown()).toBe(false);
  await goTo(tab, 'surprise');
  const face = new Part(tab, '#surprise .live svg[aria-label]');
  const before = await face.attribute('aria-label');
  await new Part(tab, '#surprise button', 'Next Face').click();
  await expect.poll(() => face.attribute('aria-label')).not.toBe(before);
});
