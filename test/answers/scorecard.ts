/** A difference between key and reading that the key's author was unsure of, with the reason why it may stand. */
export interface KnownDifference {
  readonly aspect: string;
  readonly at: string;
  readonly why: string;
}

interface Aspect {
  wanted: number;
  right: number;
  unsure: number;
  readonly wrong: string[];
}

/** Counts, aspect by aspect, where the reading agrees with the key, and keeps what it read elsewhere. */
export class Scorecard {
  private readonly aspects = new Map<string, Aspect>();
  private readonly met = new Set<KnownDifference>();

  constructor(private readonly known: readonly KnownDifference[] = []) {}

  /** Compares what the key and the reader say of one thing; `at` tells where (`line 744`, an id). */
  judge(aspect: string, at: string, key: unknown, read: unknown): void {
    const score = this.of(aspect);
    score.wanted += 1;
    const [wanted, found] = [JSON.stringify(key), JSON.stringify(read)];
    const known = this.known.find((one) => one.aspect === aspect && one.at === at);
    if (wanted === found) score.right += 1;
    else if (known !== undefined) {
      score.unsure += 1;
      this.met.add(known);
    } else score.wrong.push(`${at}: key ${wanted}, read ${found}`);
  }

  /** The score of an aspect; an aspect that was never judged is a mistake of the test. */
  score(aspect: string): { readonly share: number } & Readonly<Aspect> {
    const score = this.aspects.get(aspect);
    if (score === undefined) throw new Error(`nothing was compared as ${aspect}`);
    return { ...score, share: (score.right + score.unsure) / score.wanted };
  }

  /** What was read otherwise than the key has it, of all aspects. */
  wrong(): string[] {
    return [...this.aspects].flatMap(([aspect, { wrong }]) => wrong.map((one) => `${aspect} · ${one}`));
  }

  /** Known differences that are none any more. */
  settled(): KnownDifference[] {
    return this.known.filter((one) => !this.met.has(one));
  }

  /** A Markdown table of all aspects, in the order in which they were first judged. */
  table(): string {
    const rows = [...this.aspects].map(([aspect, { wanted, right, unsure }]) => {
      const share = wanted === 0 ? '' : `${(Math.floor(((right + unsure) / wanted) * 1000) / 10).toFixed(1)} %`;
      return `| ${[aspect, wanted, right, unsure, wanted - right - unsure, share].join(' | ')} |`;
    });
    return ['| compared | in the key | the same | unsure in the key | other | agreement |', '|---|--:|--:|--:|--:|--:|', ...rows, ''].join('\n');
  }

  private of(aspect: string): Aspect {
    const found = this.aspects.get(aspect) ?? { wanted: 0, right: 0, unsure: 0, wrong: [] };
    this.aspects.set(aspect, found);
    return found;
  }
}
