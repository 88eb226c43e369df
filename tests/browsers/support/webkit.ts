/** WebKitGTK by WebDriver, in a window of a virtual display. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Builder, Button, Capabilities, Key, Origin, type WebDriver } from 'selenium-webdriver';
import { findWebKit } from '../../../scripts/webkit.ts';
import { writeWindowStyle } from './window-style.ts';
import { Tab, type Engine, type Point } from './tab.ts';

const run = promisify(execFile);

const KEYS: Readonly<Record<string, string>> = {
  Alt: Key.ALT,
  ArrowDown: Key.ARROW_DOWN,
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  ArrowUp: Key.ARROW_UP,
  Backspace: Key.BACK_SPACE,
  Control: Key.CONTROL,
  End: Key.END,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Home: Key.HOME,
  Shift: Key.SHIFT,
  Space: Key.SPACE,
  Tab: Key.TAB,
};

const keyOf = (name: string): string => {
  const key = KEYS[name] ?? name;
  if (key.length > 1) throw new Error(`The key "${name}" is not known here.`);
  return key;
};

export async function startWebKit(): Promise<Engine> {
  const programs = findWebKit();
  if (!programs) throw new Error('There is no WebKit.');
  const folder = await mkdtemp(join(tmpdir(), 'webkit-'));
  await writeWindowStyle(folder);
  const display = await startDisplay(programs.display);
  const port = await freePort();
  const driver = spawn(programs.driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display.name,
      XDG_CONFIG_HOME: folder,
      // WebKit waits half a minute for a desktop's services that are named there and do not start.
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      LIBGL_ALWAYS_SOFTWARE: '1',
      NO_AT_BRIDGE: '1',
    },
  });
  const end = (): void => {
    driver.kill();
    display.process.kill();
  };
  process.on('exit', end);
  const address = `http://127.0.0.1:${port}`;
  await answers(`${address}/status`);
  return {
    async open() {
      const browser = await new Builder()
        .usingServer(address)
        .withCapabilities(
          new Capabilities({
            browserName: 'MiniBrowser',
            'webkitgtk:browserOptions': { binary: programs.browser, args: ['--automation'] },
          }),
        )
        .build();
      await browser.manage().setTimeouts({ script: 120_000, pageLoad: 60_000 });
      const picture = (path: string, { width, height, top }: Room): Promise<unknown> =>
        // The driver's own pictures do not come after a change of the page.
        run(programs.picture, [
          ...['-display', display.name, '-window', 'root'],
          ...['-crop', `${width}x${height}+0+${top}`, '+repage', path],
        ]);
      const tab = new WebKitTab(browser, await browser.getWindowHandle(), picture);
      await tab.resize(1280, 720);
      return { tab, close: () => browser.quit() };
    },
    async close() {
      process.off('exit', end);
      end();
      await rm(folder, { recursive: true });
    },
  };
}

interface Display {
  readonly name: string;
  readonly process: ChildProcess;
}

/** Start a virtual display; it chooses a number that is free. */
async function startDisplay(program: string): Promise<Display> {
  // It would reset itself each time that a window was the last one, and take no other meanwhile.
  const flags = ['-displayfd', '3', '-noreset', '-screen', '0', '1400x1000x24'];
  const started = spawn(program, flags, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    started.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    started.once('error', reject);
    started.once('exit', () => reject(new Error('The virtual display did not start.')));
  });
  return { name: `:${number}`, process: started };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Wait until a server answers. */
async function answers(address: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await fetch(address).catch(() => null)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Nothing answers at ${address}.`);
}

/** Where the page is on the display, in px. */
interface Room {
  readonly width: number;
  readonly height: number;
  readonly top: number;
}

class WebKitTab extends Tab {
  private readonly browser: WebDriver;
  private readonly handle: string;
  private readonly take: (path: string, room: Room) => Promise<unknown>;

  constructor(
    browser: WebDriver,
    handle: string,
    take: (path: string, room: Room) => Promise<unknown>,
  ) {
    super();
    this.browser = browser;
    this.handle = handle;
    this.take = take;
  }

  async goto(address: string): Promise<void> {
    await this.enter();
    await this.browser.get(address);
  }

  async reload(): Promise<void> {
    await this.enter();
    await this.browser.navigate().refresh();
  }

  async evaluate<R, A>(work: (arg: A) => R | Promise<R>, arg?: A): Promise<R> {
    await this.enter();
    const script = `
      const [given, done] = arguments;
      Promise.resolve(given)
        .then(${String(work)})
        .then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const answer: { value?: R; error?: string } = await this.browser.executeAsyncScript(
      script,
      arg,
    );
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value as R;
  }

  async press(keys: string): Promise<void> {
    await this.enter();
    const held = keys.split('+').map(keyOf);
    const last = held.pop() ?? Key.ESCAPE;
    const actions = this.browser.actions();
    for (const key of held) actions.keyDown(key);
    actions.keyDown(last).keyUp(last);
    for (const key of held.reverse()) actions.keyUp(key);
    await actions.perform();
  }

  async move(to: Point): Promise<void> {
    await this.enter();
    await this.browser.actions().move(at(to)).perform();
  }

  async click(point: Point, held?: 'Alt'): Promise<void> {
    await this.enter();
    const actions = this.browser.actions();
    if (held) actions.keyDown(keyOf(held));
    actions.move(at(point)).press(Button.LEFT).release(Button.LEFT);
    if (held) actions.keyUp(keyOf(held));
    await actions.perform();
  }

  async drag(from: Point, to: Point): Promise<void> {
    await this.enter();
    await this.browser
      .actions()
      .move(at(from))
      .press(Button.LEFT)
      .move(at({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }))
      .move(at(to))
      .release(Button.LEFT)
      .perform();
  }

  async resize(width: number, height: number): Promise<void> {
    await this.enter();
    const { top } = await this.room();
    await this.browser
      .manage()
      .window()
      .setRect({ x: 0, y: 0, width, height: height + top });
    await this.waitForFunction((width) => innerWidth === width, width);
  }

  async picture(path: string): Promise<void> {
    await this.enter();
    await this.take(path, await this.room());
  }

  async popup(open: () => Promise<void>): Promise<Tab> {
    await this.enter();
    const before = await this.browser.getAllWindowHandles();
    await open();
    const handle = await this.browser.wait(async () => {
      const all = await this.browser.getAllWindowHandles();
      return all.find((it) => !before.includes(it));
    }, 15_000);
    if (!handle) throw new Error('No window was opened.');
    const tab = new WebKitTab(this.browser, handle, this.take);
    await tab.waitForFunction(
      () => location.href !== 'about:blank' && document.readyState === 'complete',
    );
    return tab;
  }

  async close(): Promise<void> {
    await this.enter();
    await this.browser.close();
  }

  /** Commands go to one window at a time. */
  private async enter(): Promise<void> {
    await this.browser.switchTo().window(this.handle);
  }

  private room(): Promise<Room> {
    return this.evaluate(() => ({
      width: innerWidth,
      height: innerHeight,
      top: outerHeight - innerHeight,
    }));
  }
}

const at = ({ x, y }: Point) => ({
  x: Math.round(x),
  y: Math.round(y),
  origin: Origin.VIEWPORT,
  duration: 0,
});
