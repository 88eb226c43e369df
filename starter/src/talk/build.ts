/** What the build has to know of this talk. */
import type { SharingOptions } from '../../plugins/sharing/build.ts';

/** What is shown where the deck's address is shared. */
export const shared: SharingOptions = {
  picture: 'assets/app/social.png',
  pictureWords: 'The title slide of the talk',
};
