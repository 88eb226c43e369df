import { TIMELINE_ID, type Timeline } from '../slides/timeline.ts';

/** Return the address of the deck's timeline; undefined if it has none. */
export const timelineAddress = (): string | undefined => {
  const text = document.getElementById(TIMELINE_ID)?.textContent;
  // The same build wrote it.
  return text ? (JSON.parse(text) as string) : undefined;
};

/** Load the deck's timeline; rejects if it does not come. */
export const loadTimeline = async (): Promise<Timeline> => {
  const response = await fetch(timelineAddress() ?? '');
  if (!response.ok) throw new Error(`The timeline is not there: ${response.status}.`);
  return (await response.json()) as Timeline;
};
