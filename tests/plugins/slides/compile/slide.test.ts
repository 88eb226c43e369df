import { expect, test } from 'vitest';
import { sectionsHtml, type Section } from '../../../../plugins/slides/compile/slide.ts';

const section = (id: string, markdown = id): Section => ({
  attributes: [['id', id]],
  markdown,
  notes: '',
});

test('a column of one slide is a section, a longer one a section of sections', () => {
  const html = sectionsHtml([[section('a')], [section('b'), section('c')]]);
  expect(html.match(/<\/?section[^>]*>/g)).toEqual([
    '<section data-markdown id="a">',
    '</section>',
    '<section>',
    '<section data-markdown id="b">',
    '</section>',
    '<section data-markdown id="c">',
    '</section>',
    '</section>',
  ]);
});

test('attributes survive being written out again without escapes', () => {
  const html = sectionsHtml([
    [{ attributes: [['title', 'R&D "x" <y>']], markdown: 'a', notes: '' }],
  ]);
  const read = /title="([^"]*)"/
    .exec(html)?.[1]
    ?.replace(/&amp;/g, '&')
    .replace(/&[lg]t;/g, (e) => (e === '&lt;' ? '<' : '>'));
  expect(read).toBe('R&amp;D &quot;x&quot; <y>');
});

test('the first slide can stand in the page as HTML, shown and with its notes', () => {
  const html = sectionsHtml(
    [
      [
        {
          attributes: [
            ['id', 'a'],
            ['class', 'title'],
            ['title', 'R&D'],
          ],
          markdown: '# A *b* c',
          notes: '<aside class="notes">n</aside>',
        },
      ],
      [section('b', '# B')],
    ],
    true,
  );
  expect(html).toMatch(/^<section data-markdown data-markdown-parsed="true" id="a" /);
  expect(html).toContain('class="title present" title="R&amp;D"');
  expect(html).toMatch(/<h1>A <em>b<\/em> c<\/h1>\s*<aside class="notes">n<\/aside>\s*<\/section>/);
  expect(html).toContain('id="b"><script type="text/template">\n# B\n');
});

test('what only the markdown plugin can render is left to it', () => {
  for (const markdown of ['```ts\nlet a;\n```', 'a <!-- .element: class="x" -->'])
    expect(sectionsHtml([[section('a', markdown)]], true)).not.toContain('data-markdown-parsed');
  const below = sectionsHtml([[section('a'), section('b')]], true);
  expect(below).not.toContain('data-markdown-parsed');
});

test("a script's end in a slide does not end the slide", () => {
  expect(sectionsHtml([[section('a', '```html\n</script>\n```')]])).toContain('\n__SCRIPT_END__\n');
});

test('a slide does not begin with blank lines, which would be taken for an indentation', () => {
  expect(sectionsHtml([[section('a', '\n  \n\n  # a')]])).toContain('template">\n  # a\n');
});

test('notes travel after the text, parted by a blank line', () => {
  const html = sectionsHtml([[{ ...section('a'), notes: '<aside class="notes">n</aside>' }]]);
  expect(html).toContain('\na\n\n<aside class="notes">n</aside>\n</script>');
});
