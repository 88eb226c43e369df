import digitsCard from '../../assets/training/digits.json?url&no-inline';
import digitsPictures from '../../assets/training/digits.bin?url&no-inline';
import facesCard from '../../assets/training/faces.json?url&no-inline';
import facesPictures from '../../assets/training/faces.bin?url&no-inline';
import type {
  Task,
  TrainingReply,
  TrainingRequest,
} from '../../src/igpt/service/training-messages.ts';

export interface TrainingTimes {
  /** The pictures seen, and the seconds until then, with the looks and probes in between. */
  readonly pictures: number;
  readonly seconds: number;
  readonly looks: readonly { readonly seconds: number; readonly heldOutLoss: number }[];
  readonly probes: readonly { readonly seconds: number; readonly picturesSeen: number }[];
}

/** Addresses of the pictures. */
export const FILES = {
  faces: { card: facesCard, pictures: facesPictures },
  digits: { card: digitsCard, pictures: digitsPictures },
};

export const address = (file: string): string => new URL(file, location.href).href;

/**
 * Train a model in the deck's worker as fast as it can, with looks and probes.
 * @param until - the held-out loss at which to stop
 */
export function timeTraining(task: Task, until: number): Promise<TrainingTimes> {
  const worker = new Worker(new URL('../../src/igpt/service/training-worker.ts', import.meta.url), {
    type: 'module',
  });
  const [card, pictures] = [address(FILES[task].card), address(FILES[task].pictures)];
  const start = { kind: 'start', run: 1, task, seed: 1, pace: 0, card, pictures } as const;
  worker.postMessage(start satisfies TrainingRequest);
  const looks: TrainingTimes['looks'][number][] = [];
  const probes: TrainingTimes['probes'][number][] = [];
  const times = { pictures: 0, seconds: 0, looks, probes };
  return new Promise<TrainingTimes>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<TrainingReply>) => {
      if (data.kind === 'failed') reject(new Error(data.message));
      if (data.kind === 'ended') resolve(times);
      if (data.kind !== 'progress') return;
      const { picturesSeen, seconds, look, probe } = data;
      if (picturesSeen > times.pictures) {
        times.pictures = picturesSeen;
        times.seconds = seconds;
      }
      if (probe) probes.push({ seconds, picturesSeen: probe.picturesSeen });
      if (look) looks.push({ seconds, heldOutLoss: look.heldOutLoss });
      if (look && look.heldOutLoss < until) resolve(times);
    };
  }).finally(() => worker.terminate());
}
