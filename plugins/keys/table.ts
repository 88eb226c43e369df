/** The groups of keys, in the order of the help. */
export const groups = ['move', 'find', 'show', 'speak', 'listen'] as const;

/** A row of the table of keys: its keys, and what they do in each window. */
export interface KeyRow {
  readonly group: (typeof groups)[number];
  readonly keys: readonly string[];
  /** In the deck, as README.md says it. */
  readonly deck?: string;
  /** The description of the binding in reveal, for a key that not every deck has. */
  readonly help?: string;
  /** In the speaker's window, as its help says it. */
  readonly speaker?: string;
}

/** All keys. The help of both windows is made from them; README.md and the bindings are tested. */
export const keys: readonly KeyRow[] = [
  {
    group: 'move',
    keys: ['→', '↓', 'Space', 'N', 'Page Down'],
    deck: 'next step or slide',
    speaker: 'next step',
  },
  { group: 'move', keys: ['←', '↑', 'P', 'Page Up'], deck: 'back', speaker: 'back' },
  {
    group: 'move',
    keys: ['Home', 'End'],
    deck: 'first and last slide',
    speaker: 'first and last slide',
  },
  { group: 'show', keys: ['B', '.'], deck: 'black screen', help: 'Pause', speaker: 'black screen' },
  {
    group: 'find',
    keys: ['O', 'Esc'],
    deck: 'overview: all slides, chapter by chapter',
    help: 'Slide overview',
    speaker: 'overview',
  },
  {
    group: 'find',
    keys: ['G'],
    deck: 'go to a slide by number, id or title',
    help: 'Jump to slide',
  },
  {
    group: 'find',
    keys: ['/', 'Ctrl+Shift+F'],
    deck: 'search slides and notes',
    help: 'Search slides and notes',
  },
  {
    group: 'find',
    keys: ['M'],
    deck: 'menu: slides, appearance, transitions, export, help',
    help: 'Menu',
  },
  { group: 'find', keys: ['G', '/', 'M'], speaker: 'go to a slide' },
  {
    group: 'move',
    keys: ['Backspace'],
    deck: 'back to where the last jump began (say, from the appendix)',
    help: 'Back to where the last jump began',
    speaker: 'back to where the last jump began',
  },
  { group: 'speak', keys: ['S'], deck: 'speaker view', help: 'Speaker view' },
  {
    group: 'show',
    keys: ['D'],
    deck: 'draw on the slide; `Esc` ends it',
    help: 'Draw',
    speaker: 'draw',
  },
  { group: 'show', keys: ['Q'], deck: 'pointer', help: 'Pointer', speaker: 'pointer' },
  {
    group: 'show',
    keys: ['Alt+click', 'Ctrl+click'],
    deck: 'zoom in; `Esc` zooms out',
    help: 'Zoom in and out (ESC: out)',
  },
  { group: 'speak', keys: ['T'], speaker: 'clock: start, pause' },
  { group: 'speak', keys: ['+', '−'], speaker: 'size of the notes' },
  {
    group: 'show',
    keys: ['F'],
    deck: 'full screen, and out again; the screen stays awake',
    help: 'Fullscreen',
    speaker: 'full screen, this window',
  },
  {
    group: 'listen',
    keys: ['L'],
    deck: 'listen: the deck gives the talk, and pauses; `Esc` ends it',
    help: 'Listen',
    speaker: 'listen: the deck gives the talk, and pauses',
  },
  {
    group: 'listen',
    keys: ['[', ']', '{', '}'],
    deck: 'listening: a sentence back or on, a slide back or on',
    help: 'Listen: sentence, slide',
  },
  {
    group: 'listen',
    keys: ['<', '>', 'C', 'V'],
    deck: 'listening: slower, faster, captions, voice',
    help: 'Listen: speed, captions, voice',
  },
  { group: 'find', keys: ['?'], deck: 'all keys', speaker: 'these keys' },
];
