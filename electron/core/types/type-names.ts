/** Gives each object a name that is stable, decent and allowed in every language. */
export interface TypeNames {
  /**
   * @param proposed the name of the property that holds the object; it may be anything.
   * @param within the name of the object that the property belongs to.
   */
  readonly take: (proposed: string, within: string) => string;
}

/** Names that mean something in one of the languages. */
const reserved: ReadonlySet<string> = new Set(
  `Any Array ArrayAccess Attribute BaseModel Bool Boolean Class ConfigDict Date DateTime Dict Enum Error Exception
  False Field Float Function Int Integer Interface Iterable List Literal Map Mixed Model Namespace Never None Null
  Number Object Optional Parent Promise Record RegExp Self Set Static String Symbol True Tuple Type Union Unknown Void
  Abstract And As Break Callable Case Catch Clone Const Continue Declare Default Do Echo Else Empty Eval Exit Extends
  Final Finally Fn For Foreach Global Goto If Implements Include Instanceof Insteadof Isset Match New Or Print Private
  Protected Public Readonly Require Return Switch Throw Trait Try Unset Use Var While Xor Yield Generator Closure
  Stringable Traversable Iterator Countable Serializable Throwable Infer Z Json`.split(/\s+/),
);

const maxLength = 60;

/** @param roots the names of the outermost objects, which nothing else gets. */
export function createTypeNames(roots: readonly string[]): TypeNames {
  const waiting = new Set(roots);
  const taken = new Set<string>(roots.map(lower));
  /** The number to try first, so that many objects of the same name take no longer than others. */
  const nextNumbers = new Map<string, number>();

  function isFree(name: string): boolean {
    return !taken.has(lower(name)) && !reserved.has(name);
  }

  return {
    take: (proposed, within) => {
      if (within === '' && waiting.delete(proposed)) return proposed;
      const own = asTypeName(proposed);
      const candidates = [own, `${within}${own}`, ...(own === '' ? [`${within}Value`] : [])];
      const base = candidates.find((name) => /^[A-Z]/.test(name)) ?? 'Value';
      let name = candidates.find((one) => /^[A-Z]/.test(one) && isFree(one)) ?? base;
      for (let number = nextNumbers.get(base) ?? 2; !isFree(name); number += 1) {
        name = `${base}${number}`;
        nextNumbers.set(base, number + 1);
      }
      taken.add(lower(name));
      return name;
    },
  };
}

/** PHP's classes differ by more than upper and lower case. */
function lower(name: string): string {
  return name.toLowerCase();
}

/** A name in the manner of a class, of ASCII letters and digits: `custom-data` becomes `CustomData`. May be empty. */
export function asTypeName(text: string): string {
  return wordsOf(text)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('')
    .slice(0, maxLength);
}

/** The words of a name, of ASCII letters and digits: `contactId2` has `contact`, `Id2`. */
export function wordsOf(text: string): readonly string[] {
  const plain = text.slice(0, 200).normalize('NFKD').replace(/\p{M}/gu, '');
  return plain.match(/[A-Z]+(?![a-z])[\d]*|[A-Z]?[a-z]+\d*|\d+/g) ?? [];
}
