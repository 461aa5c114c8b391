import { Worker } from 'node:worker_threads';

/** A module whose `work` does one piece of work after another. What goes in and out is plain data. */
export interface Trade<Task, Answer> {
  readonly work: (task: Task) => Promise<Answer>;
  /** Lets go of what it holds; no work comes after. */
  readonly close?: () => Promise<void>;
  /** Gets ready before there is work. */
  readonly prepare?: () => Promise<void>;
}

/** How the members of a crew find their trade, and what each may use. */
export interface CrewOptions<Task, Answer> {
  /** Module of the trade: for a thread of its own, and for this one. */
  readonly module: URL;
  readonly load: () => Promise<Trade<Task, Answer>>;
  readonly size: number;
  /** Megabytes of memory that one member may use; null: what Node allows. */
  readonly megabytes?: number | null;
}

/** Work was stopped because it took more time or memory than it may. */
export class WorkLimitError extends Error {
  override readonly name = 'WorkLimitError';
  constructor(readonly limit: 'time' | 'memory') {
    super(`the work takes more ${limit} than it may`);
  }
}

/** An error as plain data. */
export interface Problem {
  readonly message: string;
  readonly stack: string | undefined;
  /** Of a system error. */
  readonly code: string | undefined;
  readonly path: string | undefined;
}

/** What a member of a crew is told, and what it answers. */
export type Order<Task> = { readonly task: Task } | { readonly close: true };
export type Reply<Answer> = { readonly answer: Answer } | { readonly problem: Problem } | { readonly closed: true };

/** Room for what is let go of soon: what these trades make mostly is, and collecting it in Node's own few megabytes takes a tenth of their time. */
const YOUNG_MEGABYTES = 64;

const MEMBER = new URL('./member.js', import.meta.url);
/** Threads run what is built; from the sources (tests), a crew is this thread alone. */
const HAS_THREADS = import.meta.url.endsWith('.js');

/** A few threads of one trade. Each does one piece of work at a time; work waits until one is free. */
export class Crew<Task, Answer> {
  private readonly free: Member<Task, Answer>[] = [];
  private readonly all = new Set<Member<Task, Answer>>();
  private readonly waiting: ((member: Member<Task, Answer>) => void)[] = [];
  private isClosed = false;

  /** The members start at once, and get ready while there is no work yet. */
  constructor(private readonly options: CrewOptions<Task, Answer>) {
    for (let count = 0; count < (HAS_THREADS ? options.size : 1); count += 1) this.free.push(this.hire());
  }

  /**
   * Has a piece of work done.
   *
   * @throws WorkLimitError where it takes longer than `seconds`, or more memory than a member may use; Error where the work throws.
   */
  async do(task: Task, seconds: number | null = null): Promise<Answer> {
    const member = this.free.shift() ?? await new Promise<Member<Task, Answer>>((resolve) => this.waiting.push(resolve));
    try {
      return await member.do(task, seconds);
    } finally {
      this.release(member);
    }
  }

  /** Ends all members; those that are at work are stopped. */
  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.all].map((member) => member.close()));
  }

  private hire(): Member<Task, Answer> {
    const member = HAS_THREADS ? new ThreadMember(this.options) : new LocalMember(this.options);
    this.all.add(member);
    return member;
  }

  /** A member that was stopped does not come back: another takes its place. */
  private release(member: Member<Task, Answer>): void {
    if (!member.isFit) this.all.delete(member);
    if (this.isClosed) return;
    const next = member.isFit ? member : this.hire();
    const first = this.waiting.shift();
    if (first === undefined) this.free.push(next);
    else first(next);
  }
}

interface Member<Task, Answer> {
  readonly isFit: boolean;
  do(task: Task, seconds: number | null): Promise<Answer>;
  close(): Promise<void>;
}

class LocalMember<Task, Answer> implements Member<Task, Answer> {
  readonly isFit = true;
  private trade: Promise<Trade<Task, Answer>> | null = null;

  constructor(private readonly options: CrewOptions<Task, Answer>) {}

  async do(task: Task): Promise<Answer> {
    this.trade ??= this.options.load();
    return (await this.trade).work(task);
  }

  async close(): Promise<void> {
    await (await this.trade)?.close?.();
  }
}

class ThreadMember<Task, Answer> implements Member<Task, Answer> {
  isFit = true;
  private readonly worker: Worker;
  private settle: ((reply: Reply<Answer> | Error) => void) | null = null;
  private isClosing = false;

  constructor({ module, megabytes = null }: CrewOptions<Task, Answer>) {
    this.worker = new Worker(MEMBER, {
      workerData: module.href,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES, ...(megabytes === null ? {} : { maxOldGenerationSizeMb: megabytes }) },
    });
    this.worker.unref();
    this.worker.on('message', (reply: Reply<Answer>) => this.settle?.(reply));
    this.worker.on('error', (error: NodeJS.ErrnoException) => this.fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new WorkLimitError('memory') : error));
    this.worker.on('exit', () => this.fail(new Error('the worker ended')));
  }

  async do(task: Task, seconds: number | null): Promise<Answer> {
    // A thread at work keeps the process alive; one that waits does not.
    this.worker.ref();
    const timer = seconds === null ? null : setTimeout(() => {
      this.fail(new WorkLimitError('time'));
      void this.worker.terminate();
    }, seconds * 1000);
    try {
      const reply = await this.exchange({ task });
      if ('problem' in reply) throw Object.assign(new Error(reply.problem.message), reply.problem);
      if (!('answer' in reply)) throw new Error('the worker was closed');
      return reply.answer;
    } finally {
      if (timer !== null) clearTimeout(timer);
      this.worker.unref();
    }
  }

  async close(): Promise<void> {
    this.isClosing = true;
    if (this.isFit && this.settle === null) {
      this.worker.ref();
      await this.exchange({ close: true }).catch(() => undefined);
    }
    await this.worker.terminate();
  }

  private async exchange(order: Order<Task>): Promise<Reply<Answer>> {
    const reply = await new Promise<Reply<Answer> | Error>((resolve) => {
      this.settle = resolve;
      if (this.isFit) this.worker.postMessage(order);
      else resolve(new Error('the worker ended'));
    });
    this.settle = null;
    if (reply instanceof Error) throw reply;
    return reply;
  }

  private fail(error: Error): void {
    this.isFit = false;
    this.settle?.(error);
    if (this.settle === null && !this.isClosing && process.env.JOSPAR_DEBUG) console.error(error);
  }
}
