/**
 * Return the page's address when published: a folder's, out of `SITE_URL` in the environment of the
 * build, or undefined where that is not set.
 * @throws Error of one sentence if it is no address of a web page
 */
export function siteAddress(): URL | undefined {
  const site = process.env['SITE_URL'];
  if (!site) return undefined;
  if (!/^https?:/i.test(site) || !URL.canParse(site))
    throw new Error(
      `SITE_URL is "${site}", which is no address such as https://example.org/talk/.`,
    );
  return new URL(site.replace(/\/?$/, '/'));
}
