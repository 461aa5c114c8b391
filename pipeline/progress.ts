import ora from 'ora';
import pc from 'picocolors';

export const STATIONS = ['read', 'extract', 'normalize', 'check', 'aggregate', 'render'] as const;
export type Station = (typeof STATIONS)[number];

/** Tells people how far a run is. */
export interface Progress {
  /** What is being done just now; shown where it can be taken back. */
  doing(station: Station, what: string): void;
  /** What a station did. */
  done(station: Station, what: string, seconds: number): void;
  /** The run is over, or failed. */
  stop(): void;
}

export const silent: Progress = { doing: () => undefined, done: () => undefined, stop: () => undefined };

/** Progress on a stream: a line a station, and on a terminal what is being done between them. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  const colours = pc.createColors(hasColour(stream));
  const line = (station: Station, what: string, seconds: number): string =>
    `${colours.bold(station.padEnd(10))} ${what.padEnd(48)} ${colours.dim(`${seconds.toFixed(2)} s`)}`;
  // A terminal that does not know its width cannot be written over; ora would not end trying.
  if (!stream.isTTY || !stream.columns) return { ...silent, done: (station, what, seconds) => stream.write(`${line(station, what, seconds)}\n`) };

  const spinner = ora({ stream, color: hasColour(stream) ? 'cyan' : false });
  return {
    doing: (station, what) => void spinner.start(`${station.padEnd(10)} ${what}`),
    done: (station, what, seconds) => {
      spinner.stop();
      stream.write(`${line(station, what, seconds)}\n`);
    },
    stop: () => void spinner.stop(),
  };
}

/** Whether a stream is a terminal that people have not asked to keep plain (https://no-color.org). */
export function hasColour(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, TERM } = process.env;
  return stream.isTTY === true && (NO_COLOR === undefined || NO_COLOR === '') && TERM !== 'dumb';
}

/** Adds up the seconds that each station takes, over all documents. */
export class Clock {
  private readonly spent = new Map<Station, number>();

  /** Does a station's work and counts its time. */
  async time<T>(station: Station, work: () => T | Promise<T>): Promise<T> {
    const begun = performance.now();
    try {
      return await work();
    } finally {
      this.add(station, (performance.now() - begun) / 1000);
    }
  }

  /** Counts time that was measured elsewhere. */
  add(station: Station, seconds: number): void {
    this.spent.set(station, this.seconds(station) + seconds);
  }

  seconds(station: Station): number {
    return this.spent.get(station) ?? 0;
  }

  /** Seconds by station, rounded to milliseconds, in the order of the road. */
  all(): Partial<Record<Station, number>> {
    return Object.fromEntries(STATIONS.filter((station) => this.spent.has(station)).map((station) => [station, Math.round(this.seconds(station) * 1000) / 1000]));
  }
}

/** `1 document`, `2 documents`. */
export function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
