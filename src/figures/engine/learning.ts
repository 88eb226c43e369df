/**
 * The learner, which all figures share. In a build that packs everything into one file the addresses
 * hold the files themselves.
 */
import digitsCard from '../../../assets/training/digits.json?url&no-inline';
import digitsPictures from '../../../assets/training/digits.bin?url&no-inline';
import facesCard from '../../../assets/training/faces.json?url&no-inline';
import facesPictures from '../../../assets/training/faces.bin?url&no-inline';
import { leaveACore } from './cores.ts';
import { Learner } from './learner.ts';

export const learner = new Learner({
  createWorker: () =>
    new Worker(new URL('../../igpt/service/training-worker.ts', import.meta.url), {
      type: 'module',
    }),
  pictures: {
    faces: { card: facesCard, pictures: facesPictures },
    digits: { card: digitsCard, pictures: digitsPictures },
  },
});

learner.listen(() => leaveACore(learner.isRunning));
