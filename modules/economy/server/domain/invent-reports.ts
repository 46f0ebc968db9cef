/** A month's or year's value of one metric and district, invented. */
export interface InventedReport {
  metric: string;
  status: 'actual' | 'target';
  period: string;
  part: string;
  /** Decimal text. */
  value: string;
}

/** A stream of chances: whole numbers below a limit. */
export interface Chance {
  between(first: number, last: number): number;
}

/** What a series looks like. */
interface Course {
  metric: string;
  /** Average month of the whole zone in the first year, in units of 10,000. */
  level: number;
  /** Growth of a year in tenths of a percent, from and to. */
  growth: readonly [number, number];
  /** The year's target over last year's sum, in tenths of a percent. */
  ambition: number;
  /** Months that are still missing at the end. */
  late: number;
}

const courses: readonly Course[] = [
  { metric: 'economy.grossOutput', level: 395_000, growth: [55, 92], ambition: 100, late: 0 },
  { metric: 'economy.investmentClaimed', level: 61_000, growth: [60, 130], ambition: 130, late: 0 },
  { metric: 'economy.tax', level: 30_500, growth: [40, 75], ambition: 60, late: 0 },
  { metric: 'economy.foreignTrade', level: 88_000, growth: [-20, 64], ambition: 50, late: 1 },
  { metric: 'economy.retailSales', level: 24_000, growth: [20, 60], ambition: 55, late: 0 },
  { metric: 'economy.powerUse', level: 21_500, growth: [30, 70], ambition: 60, late: 0 },
];

/** Weight of each month in hundredths: February is short, quarters close strongly. */
const seasons = [88, 78, 108, 96, 99, 112, 98, 99, 108, 97, 101, 116] as const;
/** Weight of the districts in hundredths of the whole, largest first. */
const shares = [31, 25, 18, 15, 11] as const;
/** Of what is claimed, this much is evidenced once its papers have come, in tenths of a percent. */
const evidenced = [905, 985] as const;

/**
 * Invents the reports of a zone from `firstYear` to the month before `today`, by district: a course with seasons, growth and
 * chance, and targets of each year. The same chances give the same reports.
 */
export function inventReports(
  chance: Chance,
  {
    districts,
    today,
    firstYear,
    scale,
  }: { districts: readonly string[]; today: string; firstYear: number; scale: number },
): InventedReport[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const months = (year - firstYear) * 12 + month - 1;
  return courses.flatMap((course) => {
    const rows = actualsOf(course, { chance, districts, months: months - course.late, firstYear, scale });
    return [
      ...rows,
      ...targetsOf(course, rows, year),
      ...(course.metric === 'economy.investmentClaimed' ? evidenceOf(chance, rows) : []),
    ];
  });
}

/** Integers only: hundredths of weights and tenths of a percent, so that no machine rounds otherwise. */
function actualsOf(
  { metric, level, growth }: Course,
  {
    chance,
    districts,
    months,
    firstYear,
    scale,
  }: { chance: Chance; districts: readonly string[]; months: number; firstYear: number; scale: number },
): InventedReport[] {
  const paces = districts.map(() => chance.between(growth[0], growth[1]));
  return Array.from({ length: months }, (_, index) => {
    const years = Math.floor(index / 12);
    return districts.map((part, place): InventedReport => {
      let tenThousands = Math.floor((level * scale * (shares[place % shares.length] ?? 1)) / 10_000);
      for (let passed = 0; passed < years; passed += 1) {
        tenThousands = Math.floor((tenThousands * (1_000 + (paces[place] ?? 0))) / 1_000);
      }
      const season = seasons[index % 12] ?? 100;
      const value = Math.floor((tenThousands * season * chance.between(960, 1_040)) / 100_000);
      return { metric, status: 'actual', period: periodOf(firstYear, index), part, value: `${value}0000` };
    });
  }).flat();
}

function periodOf(firstYear: number, index: number): string {
  return `${firstYear + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The target of a year stands on the whole year before it. */
function targetsOf({ metric, ambition }: Course, rows: readonly InventedReport[], year: number): InventedReport[] {
  return [year - 1, year].flatMap((of): InventedReport[] => {
    const before = rows.filter(({ period }) => period.startsWith(`${of - 1}-`));
    if (before.length === 0) return [];
    const tenThousands = before.reduce((sum, { value }) => sum + Number(value.slice(0, -4)), 0);
    const value = Math.floor((tenThousands * (1_000 + ambition)) / 1_000 / 100) * 100;
    return [{ metric, status: 'target', period: String(of), part: '', value: `${value}0000` }];
  });
}

/** Papers follow what is claimed, later months less completely. */
function evidenceOf(chance: Chance, rows: readonly InventedReport[]): InventedReport[] {
  const last = rows.at(-1)?.period ?? '';
  return rows.map((row) => {
    const share = chance.between(evidenced[0], evidenced[1]) - (row.period === last ? 120 : 0);
    const value = Math.floor((Number(row.value.slice(0, -4)) * share) / 1_000);
    return { ...row, metric: 'economy.investmentEvidenced', value: `${value}0000` };
  });
}
