/* SPDX-License-Identifier: MIT */
/* duikan.js - what reading is easier with and possible without: the language
   of the interface, one version or both, the counterpart of a sentence, what a
   number says, links and quotations to copy, tables to sort. A classic script,
   so that it runs from file://; in the head, so that nothing flickers. */
(function () {
  'use strict';
  var root = document.documentElement;
  root.classList.add('js');

  function all(query, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(query));
  }

  /* ---- choices, kept over pages where the browser lets us ---- */

  function recall(key) {
    try { return localStorage.getItem('duikan.' + key); } catch (e) { return null; }
  }
  function keep(key, value) {
    try { localStorage.setItem('duikan.' + key, value); } catch (e) { /* private */ }
  }
  var chosen = {
    ui: recall('ui') || (/^zh/i.test(navigator.language || '') ? 'zh' : 'en'),
    view: recall('view') || 'both'
  };
  function choose(key, value) {
    chosen[key] = value;
    root.setAttribute('data-' + key, value);
    all('[data-switch="' + key + '"] button').forEach(function (b) {
      b.setAttribute('aria-pressed', String(b.value === value));
    });
  }
  choose('ui', chosen.ui);
  choose('view', chosen.view);

  function switches() {
    all('[data-switch]').forEach(function (s) {
      var key = s.getAttribute('data-switch');
      s.hidden = false;
      s.setAttribute('role', 'group');
      choose(key, chosen[key]);
      s.addEventListener('click', function (e) {
        var b = e.target.closest('button');
        if (!b) return;
        keep(key, b.value);
        choose(key, b.value);
      });
    });
  }

  /* A link may lead to the version that the reader has put away. */
  function reveal() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && chosen.view !== 'both' && target.closest('.text') && !target.getClientRects().length) {
      choose('view', 'both');
      target.scrollIntoView();
    }
  }

  /* ---- a sentence and its counterpart ---- */

  var sentences = [], lit = [], held = null;

  function partners(s) {
    var out = [s], i;
    function add(ref) {
      var other = ref && document.getElementById(ref.slice(1));
      if (other && out.indexOf(other) < 0) out.push(other);
    }
    /* Twice: the others of a 2-1 bead are the counterpart's counterparts. A
       bead of very many sentences is named by an id that is not on the page. */
    for (i = 0; i < out.length && out.length < 64; i++) {
      (out[i].getAttribute('data-c') || '').split(' ').forEach(add);
    }
    return out;
  }
  function light(s) {
    lit.forEach(function (e) { e.classList.remove('lit'); });
    lit = s ? partners(s) : [];
    lit.forEach(function (e) { e.classList.add('lit'); });
  }
  function hold(s) {
    held = s;
    light(s);
    if (s) openCard(s, null);
    else closeCard();
  }
  /* One stop for the tabulator; arrows go up and down from sentence to
     sentence, left and right to the counterpart; Enter offers what to do. */
  function move(e) {
    var s = e.target, i = sentences.indexOf(s), to;
    if (i < 0) return;
    if (e.key === 'ArrowDown') to = sentences[i + 1];
    else if (e.key === 'ArrowUp') to = sentences[i - 1];
    else if (e.key === 'ArrowRight' || e.key === 'ArrowLeft') to = partners(s)[1];
    else if (e.key === 'Enter' || e.key === ' ') {
      e.preventDefault();
      hold(s);
      card.querySelector('button').focus();
      return;
    }
    if (!to) return;
    e.preventDefault();
    s.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  }
  function bitext() {
    var text = document.querySelector('.bitext');
    sentences = all('.heading .s, .text .s');
    if (!sentences.length) return;
    sentences.forEach(function (s) { s.tabIndex = -1; });
    sentences[0].tabIndex = 0;
    text.addEventListener('mouseover', function (e) {
      var s = e.target.closest('.s');
      if (s) light(s);
    });
    text.addEventListener('mouseleave', function () { light(held); });
    text.addEventListener('focusin', function (e) {
      var s = e.target.closest('.s');
      if (s) light(s);
    });
    text.addEventListener('keydown', move);
  }

  /* ---- what a marked figure or name says, and what can be done with it ---- */

  var card = null, opener = null;

  function closeCard() {
    if (card) card.remove();
    card = null;
    if (held) light(held = null);
  }
  function part(name, from) {
    var div = document.createElement('div');
    div.className = name;
    if (from.lang) div.lang = from.lang;
    all(':scope > *', from).length || from.textContent.trim() || (div.hidden = true);
    Array.prototype.forEach.call(from.childNodes, function (n) { div.appendChild(n.cloneNode(true)); });
    card.appendChild(div);
  }
  /* The record of a mark is a row of a table or an item of a list. */
  function tell(record) {
    if (record.cells) {
      part('words', record.cells[0]);
      part('value', record.cells[1]);
    } else {
      part('words', record);
    }
    all('[id]', card).forEach(function (e) { e.removeAttribute('id'); });
  }
  function openCard(at, record) {
    var acts = document.getElementById('acts'), bar, box, column, right, left, top;
    if (card) card.remove();
    card = document.createElement('div');
    card.className = 'card';
    card.setAttribute('role', 'group');
    opener = at;
    if (record) tell(record);
    if (acts) {
      bar = document.createElement('p');
      bar.className = 'acts';
      bar.appendChild(acts.content.cloneNode(true));
      bar.addEventListener('click', act);
      card.appendChild(bar);
    }
    document.body.appendChild(card);
    box = at.getClientRects()[0] || at.getBoundingClientRect();
    /* Not over the other version, if its own has room. */
    column = at.closest('.text .row > *');
    right = column && column.clientWidth >= card.offsetWidth ? column.getBoundingClientRect().right : root.clientWidth - 12;
    left = Math.max(8, Math.min(box.left, right - card.offsetWidth));
    top = at.getBoundingClientRect().bottom + 6;
    if (top + card.offsetHeight > root.clientHeight && box.top > card.offsetHeight + 12) top = box.top - card.offsetHeight - 6;
    card.style.left = left + window.scrollX + 'px';
    card.style.top = top + window.scrollY + 'px';
  }

  /* ---- copying ---- */

  /* Nobody else can follow a link into this reader's disk. */
  function address(id) {
    var known = location.protocol === 'file:' && document.querySelector('link[rel="canonical"]');
    return (known ? known.href : location.href.split(/[?#]/)[0]) + '#' + id;
  }
  function words(e) {
    var copy = e.cloneNode(true);
    all('.mark', copy).forEach(function (m) { m.remove(); });
    return copy.textContent.replace(/\s+/g, ' ').trim();
  }
  /* Both versions of a sentence or a paragraph, the reference and where it
     stands. */
  function quotation(s) {
    var both = (s.classList.contains('s') ? partners(s) : all('.s', s.closest('.row'))).sort(function (a, b) {
      return a.compareDocumentPosition(b) & 4 ? -1 : 1;
    });
    var reference = document.querySelector('.cite dd');
    function side(lang, blank) {
      var v = both.filter(function (e) { return e.closest('[lang="zh"]') ? lang === 'zh' : lang === 'en'; });
      return v.length ? '“' + v.map(words).join(blank) + '”' : '';
    }
    return [side('zh', ''), side('en', ' '), '', reference ? words(reference) : '', address(s.id)]
      .filter(function (line, i) { return line || i === 2; }).join('\n');
  }
  function copyOld(text) {
    var area = document.createElement('textarea'), ok = false;
    area.value = text;
    area.style.position = 'fixed';
    document.body.appendChild(area);
    area.select();
    try { ok = document.execCommand('copy'); } catch (e) { ok = false; }
    area.remove();
    return ok;
  }
  function copy(text, done) {
    function old() { if (copyOld(text)) done(); }
    if (navigator.clipboard && window.isSecureContext) navigator.clipboard.writeText(text).then(done, old);
    else old();
  }
  function act(e) {
    var b = e.target.closest('button'), s, status;
    if (!b) return;
    s = opener.closest('.s') || opener;
    status = card.querySelector('[role="status"]');
    copy(b.value === 'link' ? address(opener.id) : quotation(s), function () {
      status.hidden = false;
    });
    b.focus();
  }

  /* ---- what a click means ---- */

  function clicked(e) {
    var mark = e.target.closest('.bitext a.q, .bitext a.t, .bitext a.o, .bitext a.x');
    var plain = !e.ctrlKey && !e.metaKey && !e.shiftKey && !e.altKey;
    var target, s;
    if (e.target.closest('.card') && !e.target.closest('.card a')) return;
    if (mark && plain && !mark.closest('.apparatus')) {
      target = document.getElementById(mark.hash.slice(1));
      target = target && target.closest('tr, li');
      if (!target) return;
      e.preventDefault();
      closeCard();
      light(held = mark.closest('.s'));
      openCard(mark, target);
      return;
    }
    s = e.target.closest('.heading .s, .text .s');
    if (s && plain && !e.target.closest('a') && String(getSelection()) === '') {
      hold(held === s ? null : s);
      return;
    }
    mark = e.target.closest('.text a.mark');
    if (mark && plain) {
      openCard(mark.parentNode, null);
      return;
    }
    closeCard();
  }
  function escape(e) {
    var back = card && card.contains(document.activeElement) ? opener : null;
    if (e.key !== 'Escape') return;
    closeCard();
    light(null);
    if (back) back.focus();
  }

  /* ---- tables: a heading sorts by its column ---- */

  function value(cell) {
    var t = cell ? (cell.getAttribute('data-sort') || cell.textContent).trim() : '';
    var n = parseFloat(t.replace(/[^\d.\-]/g, ''));
    return cell && cell.classList.contains('num') && !isNaN(n) ? n : t;
  }
  function sortable(table) {
    var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
    function sort(th, i) {
      var up = th.getAttribute('aria-sort') !== 'ascending', body = table.tBodies[0];
      Array.prototype.slice.call(body.rows).map(function (row, n) {
        return { row: row, key: value(row.cells[i]), n: n };
      }).sort(function (a, b) {
        var c = typeof a.key !== typeof b.key ? (typeof a.key === 'number' ? -1 : 1) :
          a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
        return (up ? c : -c) || a.n - b.n;
      }).forEach(function (x) { body.appendChild(x.row); });
      heads.forEach(function (o) { o.removeAttribute('aria-sort'); });
      th.setAttribute('aria-sort', up ? 'ascending' : 'descending');
    }
    heads.forEach(function (th, i) {
      var b = document.createElement('button');
      if (!th.textContent.trim()) return;
      b.type = 'button';
      while (th.firstChild) b.appendChild(th.firstChild);
      th.appendChild(b);
      b.addEventListener('click', function () { sort(th, i); });
    });
  }

  /* ---- words that were looked for are marked on the article ---- */

  var own = document.currentScript, site = own.src.replace('static/duikan.js', '');
  function marked() {
    var s = document.createElement('script');
    if (!/[?&]q=/.test(location.search) || document.getElementById('search')) return;
    s.src = own.src.replace('duikan.js', 'search.js');
    document.head.appendChild(s);
  }

  /* ---- what stands next to the article in the lists of its subjects ----

     Its page was written before that was known: a script a day tells. */

  function neighbour(to, label, rel) {
    var li = document.createElement('li'), a = document.createElement('a'), when = document.createElement('span');
    li.append(label.cloneNode(true), ' ', when, ' ', a);
    when.className = 'when';
    when.textContent = to[1] || '';
    a.href = site + 'articles/' + to[0];
    a.rel = rel;
    a.lang = to[3] ? 'zh' : 'en';
    a.textContent = to[2];
    return li;
  }
  function near() {
    var lists = document.querySelector('.onward'), self = document.querySelector('link[type="application/tei+xml"]');
    var id = self && self.getAttribute('href').replace(/\.xml$/, ''), day = /^(\d{4})-(\d\d)-(\d\d)-/.exec(id);
    if (!lists || !day || !window.IntersectionObserver) return;
    window.duikanNear = function (known) {
      var labels = document.getElementById('acts').content.querySelectorAll('.label');
      all('dd > a', lists).forEach(function (a) {
        var sides = (known[id] || {})[a.href.slice(site.length).replace('/index.html', '')], ul;
        if (!sides) return;
        if (sides[2]) a.href = site + sides[2] + '/index.html';
        a.after(ul = document.createElement('ul'));
        if (sides[0]) ul.append(neighbour(sides[0], labels[0], 'prev'));
        if (sides[1]) ul.append(neighbour(sides[1], labels[1], 'next'));
      });
    };
    new IntersectionObserver(function (seen, o) {
      var s = document.createElement('script');
      if (!seen[0].isIntersecting) return;
      o.disconnect();
      s.src = site + 'dates/' + day.slice(1).join('/') + '/near.js';
      document.head.appendChild(s);
    }, { rootMargin: '400px' }).observe(lists);
  }

  document.addEventListener('DOMContentLoaded', function () {
    switches();
    bitext();
    all('table.sortable').forEach(sortable);
    document.addEventListener('click', clicked);
    document.addEventListener('keydown', escape);
    window.addEventListener('hashchange', reveal);
    reveal();
    marked();
    near();
  });
}());
