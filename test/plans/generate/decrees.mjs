/** Notes about amending decrees, with the numbers as links that an extractor displaces to the line's end. */
const iso = (date) => date.split('.').reverse().join('-');

export function amendmentNote(kit, what, decrees, node) {
  const { words, sheet, truth } = kit;
  const links = [];
  const printed = decrees.map(([date, number, effective]) => {
    links.push(`№ ${number}`);
    const from = words.decreeFrom ?? '';
    return `${from}${date} № ${number}${effective ? ` ${words.effective(effective)}` : ''}`;
  });
  sheet.paragraph(`${words.note} ${words.amended(what, printed.join(words.decreeJoin))}`, { indent: 6, links, align: 'left', after: 0.5 });
  for (const [date, number, effective] of decrees) {
    truth.amendments.push({ node, decree_date: iso(date), decree_number: number, effective_date: effective ? iso(effective) : null });
  }
}

export function deletionText(kit, text, [date, number]) {
  kit.truth.deletions.push({ text, decree_date: iso(date), decree_number: number });
}
