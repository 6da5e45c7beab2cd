import { useEffect } from "react";

/** What lists are made of; not the empty room of rows that are not drawn. */
const ITEM = ":is(li, tr, article):not([aria-hidden])";
const ACTION = "a[href], button, input, select, textarea, summary";
/** Whoever moves the focus by intent has done so by then: dialogs give it back, forms begin afresh. */
const SETTLED_MS = 60;

/** Where the focus was, in terms that outlive it. */
interface Place {
  element: HTMLElement;
  /** Which of its item's buttons, links and fields. */
  nth: number;
  list: Element | undefined;
  /** Its item's number in the list. */
  at: number;
  /** The sections around the list, the innermost first. Each has a heading. */
  groups: Element[];
  /** The items that come after it on the screen. */
  following: Element[];
}

/**
 * Keeps the focus from falling to the top of the page when what had it goes away: a deadline that is met, a row that is
 * removed, the opener of a dialog. It moves to the item that takes its place, the next one on the screen, the list's
 * heading or the screen's. For every list and dialog at once, so that none has to think of it.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    // Of each layer, the page or a dialog on it, where the focus was last.
    const places = new Map<Element, Place>();
    let timer: number | undefined;

    const enter = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement) || target === document.body) return;
      places.set(layerOf(target), placeOf(target));
    };
    const mend = () => {
      const active = document.activeElement;
      if (active !== null && active !== document.body) return;
      for (const layer of places.keys()) if (!layer.isConnected) places.delete(layer);
      const layer = topLayer();
      const place = places.get(layer);
      if (place) successor(place, layer)?.focus();
    };
    const later = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(mend, SETTLED_MS);
    };
    const exit = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null || !(target instanceof HTMLElement)) return;
      // A click beside everything lets go of the focus on purpose; what is gone or disabled did not want to.
      window.setTimeout(() => {
        const letGo = document.activeElement === document.body && usable(target);
        if (letGo) places.delete(layerOf(target));
        else later();
      }, 0);
    };
    const observer = new MutationObserver(later);
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["disabled"],
    });
    document.addEventListener("focusin", enter);
    document.addEventListener("focusout", exit);
    return () => {
      window.clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener("focusin", enter);
      document.removeEventListener("focusout", exit);
    };
  }, []);
}

function layerOf(element: Element): Element {
  return element.closest("[role=dialog]") ?? document.documentElement;
}

function topLayer(): Element {
  return [...document.querySelectorAll("[role=dialog]")].at(-1) ?? document.documentElement;
}

function placeOf(element: HTMLElement): Place {
  const item = element.closest(ITEM);
  const list = item?.parentElement ?? undefined;
  const groups: Element[] = [];
  for (let above = list ?? element.parentElement; above; above = above.parentElement) {
    if (above.matches("section")) groups.push(above);
  }
  const items = [...layerOf(element).querySelectorAll(`:is(main, [role=dialog]) ${ITEM}`)];
  return {
    element,
    nth: item ? actions(item).indexOf(element) : 0,
    list,
    at: item && list ? itemsOf(list).indexOf(item) : 0,
    groups,
    following: item ? items.slice(items.indexOf(item) + 1) : [],
  };
}

function successor({ element, ...place }: Place, layer: Element): HTMLElement | undefined {
  // Busy for a while: it gets the focus back when it can be used again.
  if (element.isConnected) return usable(element) ? element : undefined;
  const items = place.list?.isConnected ? itemsOf(place.list) : [];
  const here = items[Math.min(place.at, items.length - 1)];
  const instead = actionAt(here, place.nth);
  // A row that is on its way is waited for.
  if (instead || here?.matches("[aria-busy=true]")) return instead;
  const [group, ...around] = place.groups;
  if (group?.isConnected) return headingOf(group);
  // The group went with its heading: on to the next one.
  const next = place.following.find((item) => item.isConnected);
  return actionAt(next, place.nth) ?? headingOf(around.find((each) => each.isConnected) ?? layer);
}

function itemsOf(list: Element): Element[] {
  return [...list.children].filter((child) => child.matches(ITEM));
}

function actions(item: Element): HTMLElement[] {
  return [...item.querySelectorAll<HTMLElement>(ACTION)].filter(usable);
}

/** The same of its buttons: whoever goes through a list does the same to each. */
function actionAt(item: Element | undefined, nth: number): HTMLElement | undefined {
  const all = item ? actions(item) : [];
  return all[Math.min(Math.max(nth, 0), all.length - 1)];
}

function headingOf(section: Element): HTMLElement | undefined {
  const heading =
    section.querySelector<HTMLElement>("h1") ?? section.querySelector<HTMLElement>("h2, h3") ?? undefined;
  if (heading && !heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  return heading;
}

function usable(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(":disabled") && element.getClientRects().length > 0;
}
