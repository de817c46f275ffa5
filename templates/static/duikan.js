/* SPDX-License-Identifier: MIT */
/* duikan.js - what reading is easier with and possible without: the language
   of the interface, one version or both, the counterpart of a sentence, what a
   number says, tables to sort. A classic script, so that it runs from file://. */
(function () {
  'use strict';
  var root = document.documentElement;
  root.classList.add('js');

  /* ---- choices, kept over pages where the browser lets us ---- */

  function recall(key) {
    try { return localStorage.getItem('duikan.' + key); } catch (e) { return null; }
  }
  function keep(key, value) {
    try { localStorage.setItem('duikan.' + key, value); } catch (e) { /* private */ }
  }
  var fallback = { view: 'both' };
  function choose(key, value) {
    if (value) root.setAttribute('data-' + key, value);
    document.querySelectorAll('[data-switch="' + key + '"] button').forEach(function (b) {
      b.setAttribute('aria-pressed', String(b.value === (value || fallback[key])));
    });
  }
  document.querySelectorAll('[data-switch]').forEach(function (s) {
    var key = s.getAttribute('data-switch');
    s.hidden = false;
    s.setAttribute('role', 'group');
    choose(key, recall(key));
    s.addEventListener('click', function (e) {
      var b = e.target.closest('button');
      if (!b) return;
      keep(key, b.value);
      choose(key, b.value);
    });
  });

  /* ---- a sentence and its counterpart ---- */

  var sentences = Array.prototype.slice.call(document.querySelectorAll('.s'));
  var lit = [], held = null;

  function partners(s) {
    var out = [s], i, k, ids;
    /* Twice: the others of a 2-1 bead are the counterpart's counterparts. */
    for (i = 0; i < out.length && out.length < 64; i++) {
      ids = (out[i].getAttribute('data-c') || '').split(' ');
      for (k = 0; k < ids.length; k++) {
        var other = ids[k] && document.getElementById(ids[k]);
        if (other && out.indexOf(other) < 0) out.push(other);
      }
    }
    return out;
  }
  function light(s) {
    lit.forEach(function (e) { e.classList.remove('lit'); });
    lit = s ? partners(s) : [];
    lit.forEach(function (e) { e.classList.add('lit'); });
  }
  if (sentences.length) {
    var text = document.querySelector('.text');
    text.addEventListener('mouseover', function (e) {
      var s = e.target.closest('.s');
      if (s) light(s);
    });
    text.addEventListener('mouseleave', function () { light(held); });
    text.addEventListener('click', function (e) {
      var s = e.target.closest('.s');
      if (!s || e.target.closest('a')) return;
      held = held === s ? null : s;
      light(held);
    });
    /* One stop for the tabulator; arrows go from sentence to sentence, left
       and right to the counterpart. */
    sentences[0].tabIndex = 0;
    text.addEventListener('focusin', function (e) {
      var s = e.target.closest('.s');
      if (s) light(s);
    });
    text.addEventListener('keydown', function (e) {
      var s = e.target, i, to;
      if (!s.classList || !s.classList.contains('s')) return;
      i = sentences.indexOf(s);
      if (e.key === 'ArrowDown') to = sentences[i + 1];
      else if (e.key === 'ArrowUp') to = sentences[i - 1];
      else if (e.key === 'ArrowRight' || e.key === 'ArrowLeft') to = partners(s)[1];
      else if (e.key === 'Escape') { held = null; light(null); return; }
      if (!to) return;
      e.preventDefault();
      s.tabIndex = -1;
      to.tabIndex = 0;
      to.focus();
    });
  }

  /* ---- what a marked figure or name says: its line of the table ---- */

  var card = null;
  function closeCard() {
    if (card) card.remove();
    card = null;
  }
  function openCard(mark) {
    var target = document.getElementById(mark.hash.slice(1));
    var row = target && target.closest('tr, li');
    if (!row) return;
    closeCard();
    card = document.createElement('div');
    card.className = 'card';
    card.setAttribute('role', 'status');
    if (row.tagName === 'TR') {
      var list = document.createElement('dl');
      var heads = row.closest('table').tHead.rows[0].cells;
      Array.prototype.forEach.call(row.cells, function (cell, i) {
        if (!cell.textContent.trim()) return;
        var dt = document.createElement('dt'), dd = document.createElement('dd');
        dt.innerHTML = heads[i].innerHTML;
        dd.textContent = '';
        Array.prototype.forEach.call(cell.childNodes, function (n) { dd.appendChild(n.cloneNode(true)); });
        if (cell.lang) dd.lang = cell.lang;
        list.appendChild(dt);
        list.appendChild(dd);
      });
      card.appendChild(list);
    } else {
      Array.prototype.forEach.call(row.childNodes, function (n) { card.appendChild(n.cloneNode(true)); });
    }
    card.querySelectorAll('[id]').forEach(function (e) { e.removeAttribute('id'); });
    document.body.appendChild(card);
    var box = mark.getBoundingClientRect();
    var left = Math.min(box.left, root.clientWidth - card.offsetWidth - 16);
    var top = box.bottom + 6;
    if (top + card.offsetHeight > root.clientHeight && box.top > card.offsetHeight + 12) top = box.top - card.offsetHeight - 6;
    card.style.left = Math.max(8, left) + window.scrollX + 'px';
    card.style.top = top + window.scrollY + 'px';
  }
  var marks = '.text a.q, .text a.t, .text a.o, .heading a.q, .heading a.t, .heading a.o, .text a.x';
  document.addEventListener('click', function (e) {
    var mark = e.target.closest(marks);
    if (mark && mark.hash && !e.ctrlKey && !e.metaKey && !e.shiftKey) {
      e.preventDefault();
      openCard(mark);
    } else if (!e.target.closest('.card')) {
      closeCard();
    }
  });
  document.addEventListener('keydown', function (e) {
    if (e.key === 'Escape') closeCard();
  });

  /* ---- tables: a heading sorts by its column ---- */

  function key(cell) {
    var t = cell ? (cell.getAttribute('data-sort') || cell.textContent).trim() : '';
    var n = parseFloat(t.replace(/[^\d.\-]/g, ''));
    return cell && cell.classList.contains('num') && !isNaN(n) ? n : t;
  }
  document.querySelectorAll('table.sortable').forEach(function (table) {
    Array.prototype.forEach.call(table.tHead.rows[0].cells, function (th, i) {
      th.setAttribute('aria-sort', 'none');
      th.tabIndex = 0;
      function sort() {
        var up = th.getAttribute('aria-sort') !== 'ascending';
        var body = table.tBodies[0];
        Array.prototype.slice.call(body.rows).map(function (row, n) {
          return { row: row, key: key(row.cells[i]), n: n };
        }).sort(function (a, b) {
          var c = a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
          return (up ? c : -c) || a.n - b.n;
        }).forEach(function (x) { body.appendChild(x.row); });
        Array.prototype.forEach.call(table.tHead.rows[0].cells, function (o) { o.setAttribute('aria-sort', 'none'); });
        th.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      }
      th.addEventListener('click', sort);
      th.addEventListener('keydown', function (e) {
        if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); sort(); }
      });
    });
  });

  /* ---- words that were looked for are marked on the article ---- */

  var own = document.currentScript, wanted = /[?&]q=/.test(location.search);
  if (own && wanted && !document.getElementById('search')) {
    var s = document.createElement('script');
    s.src = own.src.replace('duikan.js', 'search.js');
    document.head.appendChild(s);
  }
}());
