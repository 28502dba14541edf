// What each kind of chart looks like: from its numbers and the room there is, its height and the library's options.

const language = document.documentElement.lang;
const INK = '#0b0c0c';
const QUIET = '#505a5f';
const BRAND = '#12506b';
const STRONG = { high: '#12506b', low: '#a8481a' };
const ANSWERS = ['#a8481a', '#e3b296', '#8fbcd4', '#12506b'];
export const FONT = 'system-ui, -apple-system, Arial, sans-serif';
const NARROW = 560;
const LINE = 16;
const LETTER = 6.6;

const formats = [0, 1].map((digits) => new Intl.NumberFormat(language, {
  minimumFractionDigits: digits, maximumFractionDigits: digits }));
const whole = (value) => formats[0].format(value);
const tenths = (value) => formats[1].format(value);
/** A difference, with the minus of the tables. */
const signs = [0, 1].map((digits) => {
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: 'exceptZero' });
  return (value) => format.format(value).replace('-', '\u2212');
});

export const text = (more) => ({ color: INK, fontFamily: FONT, fontSize: 13, ...more });
const named = (name, more) => ({
  name, nameLocation: 'middle', nameTextStyle: text({ padding: 4 }),
  axisLabel: text({ formatter: whole }), axisLine: { show: true, lineStyle: { color: QUIET } },
  splitLine: { lineStyle: { color: '#dfe3e5' } }, ...more });
const hint = (formatter, trigger) => ({
  trigger, renderMode: 'richText', confine: true, textStyle: text(), formatter });

/** Whole tens that hold all values and a little more. */
function tens(values) {
  const known = values.filter((value) => value !== null);
  return {
    min: Math.max(0, Math.floor((Math.min(...known) - 2) / 10) * 10),
    max: Math.min(100, Math.ceil((Math.max(...known) + 2) / 10) * 10) };
}

/** A legend below, and how much room it takes. */
function legend(names, width) {
  const rows = Math.ceil(names.reduce((sum, name) => sum + name.length * LETTER + 62, 0) / width);
  return { room: 14 + 24 * rows, option: { bottom: 0, textStyle: text(), selectedMode: false, itemWidth: 34, data: names } };
}

/** Labels beside bars, broken into lines: how wide they are and how high each row is. */
function beside(labels, width, share) {
  const room = Math.min(460, Math.round(width * share));
  const lines = Math.max(...labels.map((label) => Math.ceil((label.length * LETTER) / room) + (label.length * LETTER > room ? 1 : 0)));
  return { room, row: Math.max(38, lines * LINE + 12) };
}

function trend(data, width) {
  const limit = (at) => data.limits.map((limits) => (limits.length ? limits[at] : null));
  const line = (name, at, type, color) => ({
    name, type: 'line', data: limit(at), symbol: 'none', step: 'middle', silent: true,
    lineStyle: { type, color, width: 1.5 }, itemStyle: { color, opacity: 0 } });
  const points = data.y.map((value, i) => {
    const side = data.signals[i];
    return side
      ? { value, symbol: 'triangle', symbolRotate: side === 'low' ? 180 : 0, symbolSize: 13, itemStyle: { color: STRONG[side] } }
      : { value, symbol: 'circle', symbolSize: 7 };
  });
  const series = [
    line(data.names.upper, 2, 'dashed', QUIET),
    line(data.names.centre, 1, 'solid', QUIET),
    line(data.names.lower, 0, [2, 4], QUIET),
    { name: data.names.value, type: 'line', data: points, lineStyle: { color: BRAND, width: 2 }, itemStyle: { color: BRAND } }];
  if (data.target !== null) {
    series.push({ name: data.names.target, type: 'line', data: data.x.map(() => data.target), symbol: 'none', silent: true,
      lineStyle: { type: [10, 4, 2, 4], color: STRONG.low, width: 1.5 }, itemStyle: { color: STRONG.low, opacity: 0 } });
  }
  const key = legend(series.map((one) => one.name), width);
  const all = [...data.y, ...data.limits.flat(), data.target];
  return {
    height: 360 + key.room,
    option: {
      grid: { left: 56, right: 16, top: 16, bottom: 86 + key.room },
      legend: key.option,
      xAxis: named(data.xTitle, { type: 'category', data: data.x, nameGap: 62, axisLabel: text({ rotate: 40, fontSize: 12 }), splitLine: { show: false } }),
      yAxis: named(data.yTitle, { type: 'value', nameGap: 36, ...tens(all) }),
      tooltip: hint((items) => items[0].name + '\n' + items
        .filter((item) => item.value !== undefined && item.value !== null)
        .map((item) => item.seriesName + ': ' + tenths(item.value)).join('\n')
        + (data.signals[items[0].dataIndex] ? '\n' + data.names[data.signals[items[0].dataIndex]] : ''), 'axis'),
      series } };
}

/** Two answers to the left of the middle and two to the right, each a share of those who answered. */
function statements(data, width) {
  const labels = data.rows.map((row) => row.label);
  const size = beside(labels, width, 0.46);
  const key = legend(data.names, width);
  const share = (row, at) => (100 * row.counts[at]) / row.counts.reduce((sum, count) => sum + count, 0);
  const bars = (at, sign) => ({
    name: data.names[at], type: 'bar', stack: 'answers', barWidth: 24,
    data: data.rows.map((row) => sign * share(row, at)), itemStyle: { color: ANSWERS[at], borderColor: '#fff', borderWidth: 1 },
    label: { show: true, fontSize: 12, fontFamily: FONT, color: at === 1 || at === 2 ? INK : '#fff', textBorderWidth: 0,
      formatter: (bar) => (Math.abs(bar.value) < (width < NARROW ? 20 : 9) ? '' : whole(Math.abs(bar.value))) } });
  const axis = { type: 'category', inverse: true, axisTick: { show: false } };
  const furthest = (some) => Math.ceil(Math.max(...data.rows.map((row) => some.reduce((sum, at) => sum + share(row, at), 0))) / 25) * 25;
  return {
    height: data.rows.length * size.row + 90 + key.room,
    option: {
      grid: { left: size.room + 12, right: 40, top: 34, bottom: 56 + key.room },
      legend: key.option,
      xAxis: named(data.xTitle, { type: 'value', min: -furthest([0, 1]), max: furthest([2, 3]), interval: width < NARROW ? 50 : 25, nameGap: 28,
        axisLabel: text({ formatter: (value) => whole(Math.abs(value)) }) }),
      yAxis: [
        { ...axis, data: labels, axisLine: { onZero: false, lineStyle: { color: QUIET } },
          axisLabel: text({ width: size.room, overflow: 'break', lineHeight: LINE, interval: 0 }) },
        { ...axis, position: 'right', data: data.rows.map((row) => whole(row.missing)), name: data.missing, nameLocation: 'start',
          nameTextStyle: text({ fontSize: 12, align: 'right', padding: [0, -34, 0, 0] }), axisLine: { show: false, onZero: false }, axisLabel: text({ interval: 0 }) }],
      tooltip: hint((bar) => bar.seriesName + ': ' + tenths(Math.abs(bar.value)) + ' % ('
        + whole(data.rows[bar.dataIndex].counts[data.names.indexOf(bar.seriesName)]) + ')', 'item'),
      series: [bars(1, -1), bars(0, -1), bars(2, 1), bars(3, 1)] } };
}

function spread(data) {
  return {
    height: 340,
    option: {
      grid: { left: 56, right: 16, top: 24, bottom: 64 },
      xAxis: named(data.xTitle, { type: 'category', data: data.x, nameGap: 34, axisLabel: text({ fontSize: 11, interval: 0, hideOverlap: true }), splitLine: { show: false } }),
      yAxis: named(data.yTitle, { type: 'value', nameGap: 36, minInterval: 1 }),
      tooltip: hint((bar) => bar.name + ': ' + whole(bar.value), 'item'),
      series: [{ type: 'bar', data: data.y, barCategoryGap: '8%', itemStyle: { color: BRAND },
        label: { show: true, position: 'top', fontFamily: FONT, fontSize: 12, color: INK, formatter: (bar) => whole(bar.value) } }] } };
}

function funnel(data, width) {
  const line = (name, at, type) => ({
    name, type: 'line', symbol: 'none', silent: true, smooth: 0.3, data: data.curve.map((point) => [point[0], point[at]]),
    lineStyle: { type, color: QUIET, width: 1.5 }, itemStyle: { color: QUIET, opacity: 0 } });
  const all = [...data.others, ...data.published];
  const last = Math.max(data.curve[data.curve.length - 1][0], ...all.map((point) => point[0]));
  const series = [
    line(data.names.outer, 1, [2, 4]), line(data.names.outer, 4, [2, 4]),
    line(data.names.inner, 2, 'dashed'), line(data.names.inner, 3, 'dashed'),
    { name: data.names.centre, type: 'line', symbol: 'none', silent: true, data: [[0, data.centre], [last, data.centre]],
      lineStyle: { color: INK, width: 1.5 }, itemStyle: { color: INK, opacity: 0 } }];
  if (data.own.length) {
    series.push({ name: data.names.own, type: 'scatter', symbol: 'diamond', symbolSize: 16, data: [data.own], itemStyle: { color: BRAND },
      label: { show: true, position: 'bottom', distance: 8, fontFamily: FONT, fontSize: 13, fontWeight: 'bold', color: INK, formatter: () => tenths(data.own[1]) } });
  }
  if (data.others.length) {
    series.push({ name: data.names.others, type: 'scatter', symbol: 'circle', symbolSize: 9, data: data.others,
      itemStyle: { color: '#fff', borderColor: QUIET, borderWidth: 1.5 } });
  }
  if (data.published.length) {
    series.push({ name: data.names.published, type: 'scatter', symbol: 'triangle', symbolSize: 9, data: data.published,
      itemStyle: { color: '#fff', borderColor: QUIET, borderWidth: 1.5 } });
  }
  const key = legend([...new Set(series.map((one) => one.name))], width);
  const values = [...data.curve.flatMap((point) => [point[1], point[4]]), ...all.map((point) => point[1]), ...(data.own.length ? [data.own[1]] : [])];
  return {
    height: 360 + key.room,
    option: {
      grid: { left: 56, right: 24, top: 16, bottom: 56 + key.room },
      legend: key.option,
      xAxis: named(data.xTitle, { type: 'value', min: 0, max: last, nameGap: 30 }),
      yAxis: named(data.yTitle, { type: 'value', nameGap: 36, ...tens(values) }),
      tooltip: hint((point) => (point.value[2] || point.seriesName) + '\n' + whole(point.value[0]) + ': ' + tenths(point.value[1]), 'item'),
      series } };
}

/** Whole fives on both sides of nothing, as far as the values go on each. */
function fives(values) {
  const known = values.filter((value) => value !== null);
  return {
    min: Math.floor((Math.min(0, ...known) - 1) / 5) * 5,
    max: Math.ceil((Math.max(0, ...known) + 1) / 5) * 5 };
}

const intervals = (data, width) => points(data, width, tens, whole, tenths);

/** As intervals are, but of differences: beside a line where there is none. */
function gaps(data, width) {
  const drawn = points(data, width, fives, signs[0], signs[1]);
  drawn.option.yAxis = [{ ...drawn.option.yAxis, axisLine: { onZero: false, lineStyle: { color: QUIET } } },
    { type: 'category', position: 'left', data: data.rows.map(() => ''), axisTick: { show: false }, axisLabel: { show: false },
      axisLine: { onZero: true, lineStyle: { color: INK, width: 1.5 } } }];
  // The line of nothing goes behind the numbers, not through them.
  Object.assign(drawn.option.series[1].label, { backgroundColor: '#fff', padding: [1, 3] });
  return drawn;
}

/** Each row's value with its interval. */
function points(data, width, ends, short, long) {
  const labels = data.rows.map((row) => row.label + ' (' + whole(row.n) + ')');
  const size = beside(labels, width, 0.4);
  const bars = data.rows.flatMap((row, i) => (row.lower === null ? [] : [[row.lower, i], [row.upper, i], ['-', '-']]));
  const values = data.rows.flatMap((row) => [row.value, row.lower, row.upper]);
  return {
    height: data.rows.length * size.row + 90,
    option: {
      grid: { left: size.room + 12, right: 48, top: 12, bottom: 60 },
      xAxis: named(data.xTitle, { type: 'value', nameGap: 30, axisLabel: text({ formatter: short }), ...ends(values) }),
      yAxis: { type: 'category', inverse: true, data: labels, axisTick: { show: false },
        axisLabel: text({ width: size.room, overflow: 'break', lineHeight: LINE, interval: 0 }) },
      tooltip: hint((point) => labels[point.value[1]] + ': ' + long(point.value[0]), 'item'),
      series: [
        { type: 'line', data: bars, symbol: 'rect', symbolSize: [2, 12], silent: true, lineStyle: { color: '#5b93b3', width: 3 }, itemStyle: { color: '#5b93b3' } },
        { type: 'scatter', data: data.rows.map((row, i) => [row.value, i]), symbolSize: 11, itemStyle: { color: BRAND },
          label: { show: true, position: 'top', fontFamily: FONT, fontSize: 12, color: INK, formatter: (point) => long(point.value[0]) } }] } };
}

export const drawings = { trend, statements, spread, funnel, intervals, gaps };
