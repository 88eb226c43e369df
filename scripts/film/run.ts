import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { buffer, text } from 'node:stream/consumers';

/**
 * Run a program.
 * @param input - what it reads from its standard input
 * @returns what it writes to its standard output
 * @throws Error with its first words about what went wrong
 */
export async function run(
  command: string,
  args: readonly string[],
  input: string | Buffer,
  options: SpawnOptions = {},
): Promise<Buffer> {
  const process: ChildProcess = spawn(command, args, { ...options, stdio: 'pipe' });
  const ended = codeOf(process);
  const { stdin, stdout, stderr } = process;
  if (!stdin || !stdout || !stderr) throw new Error(`${command} could not be started`);
  // A program that fails may not read all of it.
  stdin.on('error', () => undefined);
  stdin.end(input);
  const [output, said, code] = await Promise.all([buffer(stdout), text(stderr), ended]);
  if (code !== 0) throw new Error(said.trim().split('\n')[0] || `it ended with ${String(code)}`);
  return output;
}

/** Return the exit code of a program, when it has ended; null if it was stopped. */
export function codeOf(process: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    process.on('close', resolve);
    process.on('error', reject);
  });
}
