// Tables of our own making, as HTML. Their truth is read from the HTML itself, so that nobody types it twice.

const rows = (list) => list.map((cells) => `<tr>${cells.map((cell) => (typeof cell === 'string' && cell.startsWith('<t') ? cell : `<td>${cell}</td>`)).join('')}</tr>`).join('');
const head = (list) => `<thead>${list.map((cells) => `<tr>${cells.map((cell) => (cell.startsWith('<t') ? cell : `<th>${cell}</th>`)).join('')}</tr>`).join('')}</thead>`;
const table = (header, body, attributes = '') => `<table ${attributes}>${head(header)}<tbody>${rows(body)}</tbody></table>`;
const PROSE = 'The survey asks every household that was drawn whether it has moved since the last round, and what it pays for heat, water and light. '
  + 'Answers that look unlikely are asked again by telephone, and the replies are weighed by region and by size of household. ';
const prose = (times) => `<p>${PROSE.repeat(times)}</p>`;

const STYLES = {
  ruled: 'table{border-collapse:collapse;width:100%} td,th{border:1px solid #000;padding:2px 5px} th{font-weight:bold}',
  book: 'table{border-collapse:collapse;width:100%;border-top:2px solid;border-bottom:2px solid} thead tr:last-child th{border-bottom:1px solid} th[colspan]{border-bottom:1px solid} td,th{padding:1px 7px;font-weight:normal} td:not(:first-child){text-align:right}',
  plain: 'table{border-collapse:collapse;width:100%} td,th{padding:1px 7px} td:not(:first-child),th:not(:first-child){text-align:right} th:first-child{text-align:left}',
  shaded: 'table{border-collapse:collapse;width:100%} td,th{padding:2px 7px} thead{background:#24476b;color:#fff} tbody tr:nth-child(even){background:#e8edf4} td:not(:first-child){text-align:right}',
  rows: 'table{border-collapse:collapse;width:100%} td,th{border-bottom:1px solid #888;padding:3px 6px;text-align:left;vertical-align:top}',
};

const amount = (row, column) => ((row * 7919 + column * 104729) % 98765 + 12).toLocaleString('en-US');
const REGIONS = ['North', 'North-East', 'Central highlands', 'Lake district', 'Coast', 'River delta', 'Southern steppe', 'West'];

export const documents = [
  {
    name: 'merged-headers', style: STYLES.ruled, font: '10pt "Liberation Sans"',
    body: prose(2) + table(
      [['<th rowspan=2>Region</th>', '<th colspan=2>Reported period</th>', '<th colspan=3>Planned period</th>', '<th rowspan=2>Unit</th>'], ['2009', '2010', '2011', '2012', '2013']],
      [['<td rowspan=2>North</td>', '12', '14', '15', '17', '19', 'persons'], ['3.4', '3.6', '', '3.9', '4.0', '%'], ['Coast', '1 204', '<td colspan=2>not reported</td>', '1 310', '1 377', 'tonnes'], ['Lake district', '7', '8', '8', '', '9', 'units']],
    ),
  },
  {
    name: 'narrow-columns', style: `${STYLES.ruled} td,th{padding:1px 2px}`, font: '6.5pt "Liberation Sans Narrow"',
    body: table([['Name', ...Array.from({ length: 14 }, (_, year) => `${2000 + year}`)]], REGIONS.map((region, row) => [region, ...Array.from({ length: 14 }, (_, column) => amount(row, column))])) + prose(1),
  },
  {
    name: 'wrapped-cells', style: STYLES.ruled, font: '11pt "Liberation Serif"',
    body: table([['№', 'Көрсеткіштің атауы', 'Өлшем бірлігі', '2011 жыл', 'Жауапты орындаушылар']], [
      ['1', 'Халықты жұмыспен қамту бағдарламасына қатысушылардың жалпы санының өткен жылмен салыстырғандағы өсуі', 'адам', '170 151', 'Министрлік, облыстардың әкімдіктері'],
      ['2', 'Еңбек жағдайлары зиянды жұмыс орындарының үлесі', '%', '21,6', 'Министрлік'],
      ['3', 'Мүгедектерді оңалтудың жеке бағдарламаларын іске асыру', 'іс-шара', '—', 'Министрлік, жергілікті атқарушы органдар, үкіметтік емес ұйымдар'],
    ]),
  },
  {
    name: 'booktabs', style: STYLES.book, font: '9pt "Liberation Serif"',
    body: prose(2) + table([['<th rowspan=2 style="text-align:left">Sector</th>', '<th colspan=2>Household survey</th>', '<th colspan=2>Establishments</th>', '<th rowspan=2>Ratio</th>'], ['2010', '2011', '2010', '2011']],
      ['Farming', 'Mining', 'Building', 'Trade', 'Transport', 'Schools'].map((name, row) => [name, amount(row, 1), amount(row, 2), amount(row, 3), amount(row, 4), `${row}.${row + 2}`])) + prose(2),
  },
  {
    name: 'no-rules', style: STYLES.plain, font: '10pt "DejaVu Sans"',
    body: prose(2) + table([['Item', 'March', 'June', 'September']], [...['Wheat', 'Barley', 'Oats', 'Rye and triticale', 'Maize'].map((name, row) => [`<td style="padding-left:${row % 2 ? 2 : 0.5}em">${name}</td>`, amount(row, 1), row === 2 ? '–' : amount(row, 2), amount(row, 3)]), ['<td><b>All grain</b></td>', amount(9, 1), amount(9, 2), amount(9, 3)]]) + prose(2),
  },
  {
    name: 'shaded', style: STYLES.shaded, font: '9pt "Liberation Sans"',
    body: prose(1) + table([['Region', 'Births', 'Deaths', 'Moved in', 'Moved out']], REGIONS.map((region, row) => [region, amount(row, 1), amount(row, 2), amount(row, 3), row === 3 ? '' : amount(row, 4)])) + prose(1),
  },
  {
    name: 'landscape', style: STYLES.book, font: '8pt "Liberation Sans"', page: 'A4 landscape',
    body: table([['Year', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']], Array.from({ length: 12 }, (_, row) => [`${1998 + row}`, ...Array.from({ length: 12 }, (_, column) => amount(row, column))])),
  },
  {
    name: 'text-in-rows', style: STYLES.rows, font: '9pt "Liberation Sans"',
    body: table([['Topic', 'What is asked', 'By whom']], [
      ['Site', 'The plan of the site shows every building, road and drain within two hundred metres of the works.', 'Builder'],
      ['Noise', 'No louder than the law allows.', 'Builder and the office for the environment of the region where the works stand'],
      ['Water', 'Samples are taken each month, above and below the outfall, and kept for a year.', 'Laboratory'],
    ]) + prose(1),
  },
  {
    name: 'side-by-side', style: `${STYLES.book} .beside{display:flex;gap:14mm} .beside div{flex:1}`, font: '9pt "Liberation Sans"',
    body: `${prose(1)}<div class=beside><div>${table([['Age', 'Men', 'Women']], [['Under 18', '512', '498'], ['18 to 64', '1,904', '1,967'], ['65 and over', '388', '451']])}</div><div>${table([['Origin', '2009', '2010']], [['Born here', '81.2', '80.9'], ['Neighbouring lands', '12.0', '12.4'], ['Elsewhere', '6.8', '6.7'], ['Not known', '0.1', '0.2']])}</div></div>${prose(1)}`,
  },
  {
    name: 'beside-prose', style: `${STYLES.book} .two{column-count:2;column-gap:9mm;text-align:justify} table{break-inside:avoid}`, font: '9pt "Liberation Serif"',
    body: `<div class=two>${prose(7)}${table([['Size', 'Number', 'Share']], [['1 person', '310', '22.1'], ['2 persons', '455', '32.5'], ['3 persons', '301', '21.5'], ['4 and more', '335', '23.9']])}${prose(6)}</div>`,
  },
  {
    name: 'dot-leaders', style: `${STYLES.book} .lead{display:flex;overflow:hidden;white-space:nowrap} .lead::after{content:" . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . .";overflow:hidden;flex:1;white-space:pre}`, font: '8pt "Liberation Serif"',
    body: table([['State', 'Planted', 'Harvested', 'Yield']], REGIONS.map((region, row) => [`<td style="width:45%"><div class=lead>${region}</div></td>`, amount(row, 1), row === 4 ? 'NA' : amount(row, 2), `${30 + row}.${row}`])),
  },
  {
    name: 'on-its-side', style: `${STYLES.ruled} .turned{writing-mode:vertical-rl;transform:rotate(180deg);height:230mm}`, font: '9pt "Liberation Sans"',
    body: `<div class=turned>${table([['Region', 'Farms', 'Hectares', 'Of which ploughed']], REGIONS.slice(0, 5).map((region, row) => [region, amount(row, 1), amount(row, 2), amount(row, 3)]))}</div>`,
  },
  {
    name: 'two-pages', style: `${STYLES.ruled} tr.next{break-before:page}`, font: '10pt "Liberation Sans"',
    body: table([['Region', 'Farms', 'Hectares']], REGIONS.map((region, row) => [region, amount(row, 1), amount(row, 2)])).replaceAll(/<tr>(<td>Coast)/g, '<tr class=next>$1'),
    /** The header is repeated, and the fifth row begins the second page. */
    breakAt: 4,
  },
  {
    name: 'cut-row', style: `${STYLES.ruled} td{break-inside:auto}`, font: '10pt "Liberation Sans"', page: '120mm 60mm', margin: '8mm',
    body: table([['Duty', 'Office']], [['Keeps the register of all works', 'Registry'], ['Answers letters of citizens within fifteen days, tells them who decides on what they ask, and sends them a copy of the decision once it has been made; keeps the letters and the answers in the archive for five years, counts them each quarter by region and by what they are about, and gives the numbers to the ministry', 'Reception']]),
    untested: 'The break is where the printer put it: the test asks that no word is lost.',
  },
  {
    name: 'no-tables', style: '.lead{display:flex;overflow:hidden;white-space:nowrap} .lead span:first-child::after{content:" ...................................................................................................................................................."} .lead span:first-child{flex:1;overflow:hidden} .beside{display:flex;justify-content:space-between} .two{column-count:2;column-gap:8mm;text-align:justify} section{break-after:page}', font: '9pt "Liberation Serif"',
    body: `<section><h2>Contents</h2>${['Why this report', 'How we asked', 'Who answered', 'What they pay', 'What they use', 'Differences between regions', 'What comes next'].map((title, at) => `<div class=lead><span>${at + 1} ${title}</span><span>${at * 4 + 3}</span></div>`).join('')}</section>`
      + `<section><div class=beside><div>Ms A. Writer<br>12 Long Street<br>Smalltown 4410</div><div>Office for Housing<br>Department 4<br>Capital 1000</div></div>${prose(3)}<ol>${'<li>Bring the form, signed.</li><li>Wait for the letter.</li>'.repeat(4)}</ol></section>`
      + `<section><div class=two>${prose(14)}</div></section>`
      + `<section><svg width=420 height=240 style="font-size:9px">${[0, 1, 2, 3, 4, 5].map((at) => `<line x1=40 x2=400 y1=${10 + at * 40} y2=${10 + at * 40} stroke="#bbb"/><text x=34 y=${13 + at * 40} text-anchor=end>${100 - 20 * at}</text>`).join('')}${[60, 85, 20, 44, 71].map((value, at) => `<rect x=${60 + at * 70} y=${210 - 2 * value} width=40 height=${2 * value} fill="#47a"/><text x=${80 + at * 70} y=226 text-anchor=middle>${2005 + at}</text>`).join('')}</svg>${prose(2)}</section>`
      + `<section><h2>Sources</h2>${Array.from({ length: 9 }, (_, at) => `<p style="padding-left:2em;text-indent:-2em">[${at + 1}] Writer, A., and B. Reader (${1998 + at}). On the counting of houses, part ${at + 1}. <i>Journal of Counting</i>, ${at + 11}(2), ${at * 31 + 5}–${at * 31 + 29}.</p>`).join('')}</section>`,
    none: true,
  },
];
