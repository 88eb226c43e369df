/** Where the photographs of the deck are. */
import astronaut from '../../../assets/images/astronaut.webp?url&no-inline';
import cat from '../../../assets/images/cat.webp?url&no-inline';
import cup from '../../../assets/images/cup.webp?url&no-inline';
import rocket from '../../../assets/images/rocket.webp?url&no-inline';
import type { Photo } from './state.ts';

export const photoAddresses: Readonly<Record<Photo, string>> = { cat, cup, astronaut, rocket };
