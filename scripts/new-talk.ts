/**
 * Begins a new talk: writes a folder with all of the house and the slides of `starter/`.
 *
 *   npm run new-talk -- ../my-talk --title "My talk" [--author "My name"] [--dry-run]
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { basename, resolve } from 'node:path';
import { plannedFiles, writeTalk } from './new-talk/write.ts';
import { runScript } from './output.ts';

await runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      title: { type: 'string' },
      author: { type: 'string', default: '' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const [folder, ...more] = positionals;
  const { title, author } = values;
  if (folder === undefined || more.length > 0)
    throw new Error('Name one folder: npm run new-talk -- ../my-talk --title "My talk".');
  if (!title?.trim()) throw new Error('A talk has a title: --title "My talk".');

  if (values['dry-run']) {
    console.log(plannedFiles('.').join('\n'));
    return;
  }
  await writeTalk('.', folder, { title: title.trim(), author: author.trim() });
  const git = spawnSync('git', ['init', '--quiet'], { cwd: folder });
  const hasGit = git.status === 0;
  // The workflow publishes this branch; a new repository may begin with another.
  if (hasGit) spawnSync('git', ['symbolic-ref', 'HEAD', 'refs/heads/main'], { cwd: folder });
  console.log(
    `${resolve(folder)} has your talk${hasGit ? ', in a git repository of its own' : ''}.`,
  );
  console.log(`Go on with: cd ${folder} && npm ci && npm start`);
  console.log(`Its slides are in ${basename(folder)}/slides/, its README says how to write them.`);
});
