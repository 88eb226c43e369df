import digitsCard from '../../assets/training/digits.json?url&no-inline';
import digitsPictures from '../../assets/training/digits.bin?url&no-inline';
import facesCard from '../../assets/training/faces.json?url&no-inline';
import facesPictures from '../../assets/training/faces.bin?url&no-inline';
import type {
  Task,
  TrainingReply,
  TrainingSetting,
} from '../../src/igpt/service/training-messages.ts';

export interface TrainingTimes {
  readonly setting: TrainingSetting;
  /** Seconds until all pictures were seen, with the looks in between. */
  readonly seconds: number;
  readonly looks: readonly { readonly seconds: number; readonly heldOutLoss: number }[];
  readonly hash: string;
}

const FILES = {
  faces: { card: facesCard, pictures: facesPictures },
  digits: { card: digitsCard, pictures: digitsPictures },
};

/** Train a model in the engine's worker as fast as it can. */
export function timeTraining(task: Task): Promise<TrainingTimes> {
  const { card, pictures } = FILES[task];
  const worker = new Worker(new URL('../../src/igpt/service/training-worker.ts', import.meta.url), {
    type: 'module',
  });
  const address = (file: string): string => new URL(file, location.href).href;
  worker.postMessage({
    kind: 'start',
    run: 1,
    task,
    seed: 1,
    pace: 0,
    card: address(card),
    pictures: address(pictures),
  });
  return new Promise<TrainingTimes>((resolve, reject) => {
    let setting: TrainingSetting | undefined;
    let seconds = 0;
    const looks: { seconds: number; heldOutLoss: number }[] = [];
    worker.onmessage = ({ data }: MessageEvent<TrainingReply>) => {
      if (data.kind === 'failed') reject(new Error(data.message));
      if (data.kind === 'started') setting = data.setting;
      if (data.kind === 'progress') {
        if (!Number.isNaN(data.loss)) seconds = data.seconds;
        if (data.look) looks.push({ seconds: data.seconds, heldOutLoss: data.look.heldOutLoss });
      }
      if (data.kind === 'ended' && setting) resolve({ setting, seconds, looks, hash: data.hash });
    };
  }).finally(() => worker.terminate());
}
