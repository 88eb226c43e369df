/*
 * Parameters about figures have a colon and no `=`: reveal takes what stands before any `=` in the query
 * for one of its own options, so that `?model-table.width=512` would make all slides 512 px wide.
 */

export function parametersOf(search: string): string[] {
  return search.replace(/^\?/, '').split('&').filter(Boolean);
}

export function queryOf(parameters: readonly string[]): string {
  return parameters.length > 0 ? `?${parameters.join('&')}` : '';
}

/**
 * Return the query with a colon in place of the `=` of each parameter that is about a figure, which is one
 * with a dot in its name. Older links have a `=`, and programs that put addresses together anew add one.
 */
export function withColons(search: string): string {
  const parameters = parametersOf(search).map((parameter) => {
    const [, name, text = ''] = /^([^=]*\.[^=]*)=(.*)$/s.exec(parameter) ?? [];
    if (name === undefined) return parameter;
    const hasColon = /\.[^.:]*(?::|%3A)/i.test(name);
    if (hasColon && text === '') return name.replace(/%3A/gi, ':');
    return `${name}:${text.replaceAll('=', '%3D')}`;
  });
  return queryOf(parameters);
}

/**
 * Give the page's address that form. To be called before reveal is initialised, when it reads the query.
 */
export function renewAddress(): void {
  const search = withColons(location.search);
  if (search === location.search) return;
  history.replaceState(history.state, '', location.pathname + search + location.hash);
}
