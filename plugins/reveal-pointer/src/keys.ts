/** Names of keys that are neither a letter nor a digit, as in reveal.js-pointer. */
const named: ReadonlyMap<string, number> = new Map(
  Object.entries({
    backspace: 8,
    tab: 9,
    enter: 13,
    shift: 16,
    ctrl: 17,
    alt: 18,
    pausebreak: 19,
    capslock: 20,
    esc: 27,
    space: 32,
    pageup: 33,
    pagedown: 34,
    end: 35,
    home: 36,
    leftarrow: 37,
    uparrow: 38,
    rightarrow: 39,
    downarrow: 40,
    insert: 45,
    delete: 46,
    leftwindowkey: 91,
    rightwindowkey: 92,
    selectkey: 93,
    multiply: 106,
    add: 107,
    subtract: 109,
    decimalpoint: 110,
    divide: 111,
    numlock: 144,
    scrolllock: 145,
    semicolon: 186,
    equalsign: 187,
    comma: 188,
    dash: 189,
    period: 190,
    forwardslash: 191,
    graveaccent: 192,
    openbracket: 219,
    backslash: 220,
    closebracket: 221,
    singlequote: 222,
  }),
);

/**
 * Return the `KeyboardEvent.keyCode` that reveal binds, or undefined for an unknown name.
 * @param name - in lower case: `q`, `7`, `f8`, `numpad3`, `openbracket`
 */
export function keyCodeOf(name: string): number | undefined {
  if (/^[a-z0-9]$/.test(name)) return name.toUpperCase().charCodeAt(0);
  const functionKey = /^f([1-9]|1[0-2])$/.exec(name);
  if (functionKey) return 111 + Number(functionKey[1]);
  const numberPad = /^numpad(\d)$/.exec(name);
  if (numberPad) return 96 + Number(numberPad[1]);
  return named.get(name);
}
