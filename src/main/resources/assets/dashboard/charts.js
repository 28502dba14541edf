// Draws the charts of a page from the numbers that stand in it. Without this the tables say it all.

import { FONT, drawings, text } from './drawings.js';

const echarts = window.echarts;
const FEW_ROWS = 12;
const DOTS = 2;

/** Another period is opened at the section that the reader is at. */
function keepSection() {
  for (const link of document.querySelectorAll('.ju-period')) {
    link.hash = location.hash;
  }
}

/** Whoever sees all columns is not told to look for more. */
const widths = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    const hint = target.previousElementSibling;
    if (hint && hint.classList.contains('ju-scroll__hint')) {
      hint.hidden = target.clientWidth > 0 && target.scrollWidth <= target.clientWidth;
    }
  }
});

function complete(option) {
  return { animation: false, backgroundColor: '#fff', textStyle: { fontFamily: FONT },
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } }, ...option };
}

/** As a picture of its own, with what stands around it on the page. */
function picture(figure, data, width) {
  const drawn = drawings[figure.dataset.kind](data, width);
  const above = 60;
  const below = 60;
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height: drawn.height + above + below });
  const { grid, legend } = drawn.option;
  chart.setOption(complete({
    ...drawn.option,
    title: [
      { text: figure.querySelector('.ju-chart__title').innerText, textStyle: text({ fontSize: 16, width: width - 20, overflow: 'break' }) },
      { text: figure.querySelector('.ju-chart__footing').innerText, bottom: 0, textStyle: text({ fontSize: 11, fontWeight: 'normal', width: width - 20, overflow: 'break' }) }],
    grid: { ...grid, top: grid.top + above, bottom: grid.bottom + below },
    legend: legend && { ...legend, bottom: below } }));
  const svg = chart.renderToSVGString();
  chart.dispose();
  return { svg, width, height: drawn.height + above + below };
}

/** In as many dots as a print needs. */
async function dotted({ svg, width, height }) {
  const image = new Image(width, height);
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg);
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: width * DOTS, height: height * DOTS });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => { canvas.toBlob(done, 'image/png'); });
}

async function save(figure, data, button) {
  const format = button.dataset.format;
  const drawn = picture(figure, data, 960);
  const blob = format === 'png' ? await dotted(drawn) : new Blob([drawn.svg], { type: 'image/svg+xml' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = button.dataset.name + '.' + format;
  link.click();
  URL.revokeObjectURL(link.href);
}

function draw(figure) {
  const data = JSON.parse(figure.dataset.chart);
  const place = figure.querySelector('.ju-chart__drawing');
  place.hidden = false;
  let chart = null;
  const again = () => {
    const width = place.clientWidth;
    if (width === 0 || (chart && chart.getWidth() === width)) {
      return;
    }
    const drawn = drawings[figure.dataset.kind](data, width);
    place.style.height = drawn.height + 'px';
    chart = chart || echarts.init(place, null, { renderer: 'svg', width, height: drawn.height });
    chart.resize({ width, height: drawn.height });
    chart.setOption(complete(drawn.option), true);
    figure.dataset.drawn = 'true';
  };
  again();
  new ResizeObserver(again).observe(place);
  for (const button of figure.querySelectorAll('.ju-chart__save')) {
    button.hidden = false;
    button.addEventListener('click', () => save(figure, data, button));
  }
}

keepSection();
addEventListener('hashchange', keepSection);
document.querySelectorAll('.ju-scroll').forEach((table) => widths.observe(table));

if (echarts) {
  document.querySelectorAll('.ju-chart').forEach(draw);
  for (const tables of document.querySelectorAll('.ju-tables')) {
    tables.open = !tables.parentElement.querySelector('.ju-chart') && tables.querySelectorAll('tbody tr').length <= FEW_ROWS;
  }
  // A print has no clicks: everything is open on paper.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('.ju-tables:not([open])')];
    closed.forEach((tables) => { tables.open = true; });
  });
  addEventListener('afterprint', () => closed.forEach((tables) => { tables.open = false; }));
}
