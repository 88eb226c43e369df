/** What the build has to know of this talk. */
import type { SharingOptions } from '../../plugins/sharing/build.ts';

/** What is shown where the deck's address is shared. */
export const shared: SharingOptions = {
  picture: 'assets/app/social.png',
  pictureWords:
    'Generative Pretraining from Pixels, beside a wall of pixel faces that are being drawn',
  work: { file: 'assets/data/references.json', id: 'chen2020v2' },
};
