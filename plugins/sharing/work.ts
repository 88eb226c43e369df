import { readFileSync } from 'node:fs';

/** The properties that are read of a work in CSL-JSON. */
interface Work {
  readonly id: string;
  readonly title: string;
  readonly author: readonly { readonly given: string; readonly family: string }[];
  readonly issued: { readonly 'date-parts': readonly [readonly [number]] };
  readonly URL: string;
}

/**
 * Return a scholarly work of a CSL-JSON file, in schema.org's terms.
 * @throws Error if the file has no work of that id
 */
export function readWork(file: string, id: string): object {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const works = JSON.parse(text) as readonly Work[];
  const work = works.find((work) => work.id === id);
  if (!work) throw new Error(`${file} has no work "${id}".`);
  return {
    '@type': 'ScholarlyArticle',
    name: work.title,
    author: work.author.map(({ given, family }) => ({
      '@type': 'Person',
      name: `${given} ${family}`,
    })),
    datePublished: String(work.issued['date-parts'][0][0]),
    url: work.URL,
  };
}
