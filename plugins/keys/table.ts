/** A row of the table of keys: its keys, and what they do in each window. */
export interface KeyRow {
  readonly keys: readonly string[];
  /** In the deck, as README.md says it. */
  readonly deck?: string;
  /** In the deck, as reveal's help says it, where it lists the key. */
  readonly help?: string;
  /** In the speaker's window, as its help says it. */
  readonly speaker?: string;
}

/** All keys. The speaker's help is made from them; README.md and reveal's help are tested. */
export const keys: readonly KeyRow[] = [
  { keys: ['→', '↓', 'Space', 'N', 'Page Down'], deck: 'next step or slide', speaker: 'next step' },
  { keys: ['←', '↑', 'P', 'Page Up'], deck: 'back', speaker: 'back' },
  { keys: ['Home', 'End'], deck: 'first and last slide', speaker: 'first and last slide' },
  { keys: ['B', '.'], deck: 'black screen', help: 'Pause', speaker: 'black screen' },
  {
    keys: ['O', 'Esc'],
    deck: 'overview: all slides, chapter by chapter',
    help: 'Slide overview',
    speaker: 'overview',
  },
  { keys: ['G'], deck: 'go to a slide by number, id or title', help: 'Jump to slide' },
  { keys: ['/', 'Ctrl+Shift+F'], deck: 'search slides and notes', help: 'Search slides and notes' },
  { keys: ['M'], deck: 'menu: slides, appearance, transitions, export, help', help: 'Menu' },
  { keys: ['G', '/', 'M'], speaker: 'go to a slide' },
  {
    keys: ['Backspace'],
    deck: 'back to where the last jump began (say, from the appendix)',
    help: 'Back to where the last jump began',
    speaker: 'back to where the last jump began',
  },
  { keys: ['S'], deck: 'speaker view', help: 'Speaker view' },
  { keys: ['Q'], deck: 'pointer', help: 'Pointer', speaker: 'pointer' },
  { keys: ['Alt+click', 'Ctrl+click'], deck: 'zoom in; `Esc` zooms out' },
  { keys: ['T'], speaker: 'clock: start, pause' },
  { keys: ['+', '−'], speaker: 'size of the notes' },
  {
    keys: ['F'],
    deck: 'full screen, and out again; the screen stays awake',
    help: 'Fullscreen',
    speaker: 'full screen, this window',
  },
  { keys: ['?'], deck: 'all keys', speaker: 'these keys' },
];
