declare module 'reveal.js-menu/menu.esm.js';
