import { foldedRanges, unfoldEffect } from '@codemirror/language';
import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import { placesIn, type TextRange } from '../../../shared/find-text.ts';
import { maxFound, type FindTarget } from './find-targets.ts';

const setMarks = StateEffect.define<DecorationSet>();

/** Shows the marks of a search; for an editor that `createCodeFind` searches. */
export const codeMarks: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, { effects }) => effects.find((effect) => effect.is(setMarks))?.value ?? marks,
  provide: (field) => EditorView.decorations.from(field),
});

const mark = Decoration.mark({ class: 'cm-searchMatch' });
const currentMark = Decoration.mark({ class: 'cm-searchMatch cm-searchMatch-selected' });

/** Searches an editor whose text does not change. */
export function createCodeFind(view: EditorView): FindTarget {
  let places: readonly TextRange[] = [];

  const draw = (current: number | null): StateEffect<DecorationSet> =>
    setMarks.of(
      Decoration.set(
        places.map(([from, to], index) => (index === current ? currentMark : mark).range(from, to)),
      ),
    );
  return {
    find: (wanted) => {
      places = placesIn(view.state.doc.toString(), wanted, maxFound);
      view.dispatch({ effects: draw(null) });
      return { count: places.length };
    },
    show: (index) => {
      const place = index === null ? undefined : places[index];
      const effects: StateEffect<unknown>[] = [draw(index)];
      if (place !== undefined) {
        const [start, end] = place;
        foldedRanges(view.state).between(start, end, (from, to) => {
          effects.push(unfoldEffect.of({ from, to }));
        });
        effects.push(EditorView.scrollIntoView(start, { y: 'center' }));
      }
      view.dispatch({ effects });
    },
    clear: () => {
      places = [];
      view.dispatch({ effects: draw(null) });
    },
  };
}
