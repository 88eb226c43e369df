/*
 * States of figures in the address's query: `?too-many-pixels.side:64&unroll.face:3`, a figure's key
 * and a property of its state a parameter. The hash is reveal's. Text stands as it is, the rest, and
 * text that would be taken for it, as JSON.
 */
import type { Json } from './contract.ts';
import { parametersOf, queryOf, withColons } from './query.ts';

type Properties = Readonly<Record<string, Json>>;

/** Return the state that an address gives the figure `key`; none of it is to be trusted. */
export function readState(search: string, key: string): Properties {
  const entries = parametersOf(withColons(search)).flatMap((parameter) => {
    const [property, text] = propertyOf(parameter, key) ?? [];
    return property === undefined ? [] : [[property, parse(text ?? '')] as const];
  });
  return Object.fromEntries(entries);
}

/** The query with the state of the figure `key` in it, as far as it differs from the initial one. */
export function writeState(search: string, key: string, state: Json, initial: Json): string {
  const others = parametersOf(withColons(search)).filter(
    (parameter) => !propertyOf(parameter, key),
  );
  const own = Object.entries(differences(state, initial)).map(
    ([name, value]) => `${encode(`${key}.${name}`)}:${encode(text(value))}`,
  );
  return queryOf([...others, ...own]);
}

/**
 * The initial state with those properties of another that it has too, of the same types (null goes
 * with all): what else an address may say cannot be a state of the figure.
 */
export function mergeState(initial: Json, state: Json): Json {
  if (!isObject(initial) || !isObject(state)) return initial;
  const known = Object.entries(state).filter(
    ([name, value]) => Object.hasOwn(initial, name) && areAlike(initial[name] ?? null, value),
  );
  return { ...initial, ...Object.fromEntries(known) };
}

function differences(state: Json, initial: Json): Properties {
  if (!isObject(state) || !isObject(initial)) return {};
  const entries = Object.entries(state).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(initial[name]),
  );
  return Object.fromEntries(entries);
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function text(value: Json): string {
  return typeof value === 'string' && parse(value) === value ? value : JSON.stringify(value);
}

/** Escapes what a query cannot hold, and leaves readable what it can. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(2C|3A|2F|5B|5D)/g, decodeURIComponent);
}

/** The property of the figure `key` that a parameter is about, and what it says of it. */
function propertyOf(parameter: string, key: string): [name: string, text: string] | undefined {
  const [[decoded = ''] = []] = [...new URLSearchParams(parameter)];
  if (!decoded.startsWith(`${key}.`)) return undefined;
  const [, name, text = ''] = /^([^.:]+):(.*)$/s.exec(decoded.slice(key.length + 1)) ?? [];
  return name === undefined ? undefined : [name, text];
}

function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function areAlike(one: Json, other: Json): boolean {
  if (one === null || other === null) return true;
  return typeof one === typeof other && Array.isArray(one) === Array.isArray(other);
}
