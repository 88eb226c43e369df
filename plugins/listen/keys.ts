/** Codes of the keys that are bound in the deck, for the bar that is closed too. */
export const bindings = { listen: 76, voice: 86 };

/** What the keys of a talk that is listened to do. */
export type ListenKey =
  'sentence back' | 'sentence on' | 'slide back' | 'slide on' | 'slower' | 'faster' | 'captions';

const actions: Readonly<Record<string, ListenKey>> = {
  '[': 'sentence back',
  ']': 'sentence on',
  '{': 'slide back',
  '}': 'slide on',
  '<': 'slower',
  '>': 'faster',
  c: 'captions',
};

/** The bar's keys as reveal's help lists them. */
export const shortcuts = [
  ['[  ,  ]  ,  {  ,  }', 'Listen: sentence, slide'],
  ['<  ,  >  ,  C  ,  V', 'Listen: speed, captions, voice'],
] as const;

/** Return what a key does; keyboards of other languages type the signs with AltGr. */
export const listenKey = ({
  key,
  ctrlKey,
  altKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>): ListenKey | undefined => {
  const isSign = !/^[a-z]$/i.test(key);
  const isChord = metaKey || (isSign ? ctrlKey !== altKey && ctrlKey : ctrlKey || altKey);
  return isChord ? undefined : actions[key.toLowerCase()];
};
