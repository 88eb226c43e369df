/** Makes a new talk as its author would, installs it from the registry, runs its tests and prints it. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript } from './output.ts';
import { writeTalk } from './new-talk/write.ts';

/** Run a command in a folder; throws if it fails. */
function run(folder: string, command: string): void {
  console.log(`\n> ${command}, in a new talk`);
  const begun = performance.now();
  const { status } = spawnSync(command, { cwd: folder, shell: true, stdio: 'inherit' });
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(`${command}: ${seconds} s`);
  if (status !== 0) throw new Error(`In a new talk "${command}" failed.`);
}

await runScript(async () => {
  const room = await mkdtemp(join(tmpdir(), 'new-talk-'));
  const folder = join(room, 'my-talk');
  try {
    await writeTalk('.', folder, { title: 'Growth', author: 'A. Speaker' });
    run(folder, 'npm ci');
    run(folder, 'npm test');
    run(folder, 'npm run pdf');
    await stat(join(folder, 'dist/my-talk.pdf'));
  } finally {
    await rm(room, { recursive: true });
  }
});
