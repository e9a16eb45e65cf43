import { addDays, weekdayOf, type Day } from "./day.ts";
import { HOLIDAYS } from "./holidays-data.ts";

/** Whether a day is a public holiday of a country; of a country that is not listed none is. */
export function isHoliday(day: Day, country: string): boolean {
  return (HOLIDAYS[country] ?? []).some((rule) => isOn(rule, day));
}

/** Neither Saturday, nor Sunday, nor public holiday (Regulation 1182/71, Article 2(2)). */
export function isWorkingDay(day: Day, country: string): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !isHoliday(day, country);
}

function isOn(rule: string, day: Day): boolean {
  const fixed = /^(\d\d)-(\d\d)$/.exec(rule);
  if (fixed !== null) return day.month === Number(fixed[1]) && day.day === Number(fixed[2]);
  const offset = Number(rule.slice(1));
  const easter = rule.startsWith("O") ? orthodoxEaster(day.year) : westernEaster(day.year);
  return isSame(addDays(easter, offset), day);
}

function isSame(left: Day, right: Day): boolean {
  return left.year === right.year && left.month === right.month && left.day === right.day;
}

/** Easter Sunday of the western churches, by the Gregorian computus (Meeus, Jones and Butcher). */
export function westernEaster(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return { year, month, day: (h + l - 7 * m + 33 * month + 19) % 32 };
}

/** Easter Sunday of the eastern churches: the Julian computus, 13 days later in our calendar until 2099. */
export function orthodoxEaster(year: number): Day {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const month = Math.floor((d + e + 114) / 31);
  return addDays({ year, month, day: ((d + e + 114) % 31) + 1 }, 13);
}
