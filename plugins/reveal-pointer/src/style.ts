/**
 * Rules that inline styles cannot express. A constructed sheet, unlike a style element, is allowed
 * under a strict content security policy.
 */
const rules = `
  .reveal-pointer-on, .reveal-pointer-on * { cursor: none !important; }
  .reveal-pointer-on iframe { cursor: auto !important; }
  .reveal-pointer-touch, .reveal-pointer-touch * { touch-action: pinch-zoom !important; }
  .reveal-pointer {
    position: fixed; inset: 0; width: 100%; height: 100%; max-width: none; max-height: none;
    margin: 0; padding: 0; border: 0; overflow: visible; background: none; color: inherit;
    pointer-events: none; z-index: 2147483647; contain: layout style;
  }
  .reveal-pointer[hidden] { display: none !important; }
  .reveal-pointer > .dot {
    position: absolute; top: 0; left: 0; border-radius: 50%; will-change: transform;
  }
  .reveal-pointer > .tail {
    position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible;
  }
  @media print { .reveal-pointer { display: none !important; } }
  .reveal-print .reveal-pointer { display: none !important; }
  @media (forced-colors: active) { .reveal-pointer > .dot { forced-color-adjust: none; } }
`;

/** Add the rules to the page; returns a function that removes them. */
export function addStyle(): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
