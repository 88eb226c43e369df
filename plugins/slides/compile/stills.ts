import type { Room } from '../../figures/contract.ts';
import { assetMark, PHONE_STILL, STILL } from '../protocol.ts';

/** Markup that is shorter than this many letters is not worth the wait. */
const SHORT = 300;

/** The still forms of a deck's figures, most of which wait in files beside the page. */
export class Stills {
  /** The markup in each room's file, by number; the same markup is kept once. */
  readonly files: Readonly<Record<Room, string[]>> = { stage: [], phone: [] };
  /** The addresses of the assets in it, where marks stand for them. */
  readonly assets: string[] = [];

  /**
   * Return an element that has a still form, or that the browser will put it into.
   * @param phone - its form for a phone, which may be the same
   * @param shown - the addresses of assets that may be in it
   */
  place(stage: string, phone: string, inPage: boolean, shown: readonly string[] = []): string {
    const forPhone = phone === stage ? '' : ` ${PHONE_STILL}="${this.keep('phone', phone, shown)}"`;
    if (inPage || stage.length < SHORT) return `<div class="still"${forPhone}>${stage}</div>`;
    const number = this.keep('stage', stage, shown);
    return `<div class="still" ${STILL}="${number}"${forPhone}></div>`;
  }

  private keep(room: Room, markup: string, shown: readonly string[]): number {
    let marked = markup;
    for (const address of shown) {
      if (!marked.includes(address)) continue;
      if (!this.assets.includes(address)) this.assets.push(address);
      marked = marked.replaceAll(address, assetMark(this.assets.indexOf(address)));
    }
    const known = this.files[room].indexOf(marked);
    return known >= 0 ? known : this.files[room].push(marked) - 1;
  }
}
