import { expect, test } from 'vitest';
import { pickVoice, voicesFor } from '../../../plugins/listen/voices.ts';

const voice = (name: string, lang: string, localService = true, isDefault = false) => ({
  name,
  lang,
  localService,
  default: isDefault,
});

const all = [
  voice('Google', 'en-US', false, true),
  voice('Anna', 'de-DE'),
  voice('Ada', 'en_GB'),
  voice('Bob', 'en-US', true, true),
];

test('voices of the language are told apart by where they speak', () => {
  const { local, remote } = voicesFor(all, 'en');
  expect(local.map(({ name }) => name)).toEqual(['Ada', 'Bob']);
  expect(remote.map(({ name }) => name)).toEqual(['Google']);
});

test('a voice that sends the text away is taken only by its name', () => {
  const voices = voicesFor(all, 'en-GB');
  expect(pickVoice(voices, undefined)?.name).toBe('Bob');
  expect(pickVoice(voices, 'Ada')?.name).toBe('Ada');
  expect(pickVoice(voices, 'Google')?.name).toBe('Google');
  expect(pickVoice(voices, 'Nobody')?.name).toBe('Bob');
  expect(pickVoice(voicesFor(all.slice(0, 2), 'en'), undefined)).toBeUndefined();
});
