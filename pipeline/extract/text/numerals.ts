const ROMAN: Readonly<Record<string, number>> = { і: 1, i: 1, v: 5, х: 10, x: 10 };

/** A heading's number as printed, in Arabic digits: `ІІІ` (squeezed, so that its letters are folded) is `3`. */
export function arabic(number: string): string {
  const letters = [...number.toLowerCase()].map((letter) => ROMAN[letter]);
  let sum = 0;
  for (const [index, value] of letters.entries()) {
    if (value === undefined) return number;
    sum += value < (letters[index + 1] ?? 0) ? -value : value;
  }
  return String(sum);
}
