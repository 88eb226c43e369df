/** The description of a page, in schema.org's terms. */
export interface About {
  readonly name: string;
  readonly description: string;
  readonly inLanguage: string;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/**
 * Read title, description and language from a page's HTML.
 * @throws Error if the page lacks one of them
 */
export function describe(html: string): About {
  const find = (what: string, pattern: RegExp): string => {
    const found = pattern.exec(html)?.[1];
    if (!found) throw new Error(`The page has no ${what}.`);
    return found.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
  };
  return {
    name: find('title', /<title>([^<]+)<\/title>/),
    description: find('description', /<meta\s+name="description"\s+content="([^"]+)"/),
    inLanguage: find('language', /<html[^>]*\slang="([^"]+)"/),
  };
}
