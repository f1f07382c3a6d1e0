/// How the page of a plan looks: on screens light and dark, narrow and wide, and on paper.
enum PlanStyle {
  static let text = """
    :root {
      color-scheme: light dark;
      --paper: #ffffff; --ground: #f4f5f7; --ink: #16191f; --soft: #535b68; --line: #dfe2e8; --accent: #1f5fcb;
      --good: #12693f; --good-back: #e4f4ea; --bad: #a61b1b; --bad-back: #fdeaea; --warn: #7d4e00; --warn-back: #fdf1dc;
      --c0: #8b93a1; --c1: #2b66d1; --c2: #d0690a; --c3: #13815a; --c4: #8747c9; --c5: #c12860; --c6: #0a8199; --c7: #8a6a12;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --paper: #171b22; --ground: #0d1015; --ink: #eceff4; --soft: #a5afbd; --line: #2f3641; --accent: #84b4ff;
        --good: #7fdcab; --good-back: #12301f; --bad: #ff9f98; --bad-back: #3a1718; --warn: #f5c469; --warn-back: #33260c;
        --c0: #7d8796; --c1: #6ea5ff; --c2: #ff9f4d; --c3: #45cb98; --c4: #c093ff; --c5: #ff7ba6; --c6: #4fcbe2; --c7: #d9bb5e;
      }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif; -webkit-text-size-adjust: 100%; }
    main { max-width: 1120px; margin: 0 auto; padding: 40px 32px 56px; }
    h1, h2, h3, b, strong, th { font-weight: 650; }
    h1 { font-size: clamp(1.7rem, 4.5vw, 2.4rem); line-height: 1.15; letter-spacing: -0.02em; margin: 2px 0 14px; overflow-wrap: anywhere; }
    h2 { font-size: 1.25rem; line-height: 1.3; letter-spacing: -0.01em; margin: 0 0 14px; overflow-wrap: anywhere; }
    h3 { font-size: 1rem; margin: 0 0 14px; }
    p { margin: 0; }
    dl, dd, ul, figure { margin: 0; padding: 0; }
    ul { list-style: none; }
    code { font: 0.86em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
    .eyebrow { color: var(--soft); font-size: 0.8rem; letter-spacing: 0.08em; text-transform: uppercase; }
    .quiet, figcaption, footer { color: var(--soft); font-size: 0.9rem; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    .verdict { display: inline-block; padding: 5px 14px; border-radius: 16px; font-weight: 600; font-size: 0.95rem; }
    .good { color: var(--good); background: var(--good-back); }
    .bad { color: var(--bad); background: var(--bad-back); }
    .warn { color: var(--warn); background: var(--warn-back); }
    section, .figures > div { background: var(--paper); border: 1px solid var(--line); border-radius: 14px; }
    section { padding: 24px 28px 28px; margin-top: 20px; }
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 16px; margin-top: 28px; }
    .figures > div { padding: 18px 22px; }
    dt { color: var(--soft); font-size: 0.85rem; }
    .figures strong { display: block; font-size: 1.6rem; line-height: 1.25; letter-spacing: -0.015em; font-variant-numeric: tabular-nums; }
    .figures span { color: var(--soft); font-size: 0.85rem; }
    .facts { display: flex; flex-wrap: wrap; gap: 10px 36px; margin-bottom: 22px; }
    .facts dd { overflow-wrap: anywhere; }
    .facts span { color: var(--soft); }
    .findings li { padding: 14px 0; border-top: 1px solid var(--line); }
    .findings li:first-child { border-top: 0; padding-top: 0; }
    .findings li:last-child { padding-bottom: 0; }
    .findings p { overflow-wrap: anywhere; }
    .findings .where { display: flex; flex-wrap: wrap; gap: 2px 16px; margin-top: 4px; color: var(--soft); font-size: 0.9rem; }
    .badge { display: inline-block; padding: 0 8px; border-radius: 6px; font-size: 0.8rem; line-height: 1.55; color: var(--accent); border: 1px solid currentColor; }
    .error .badge { color: var(--bad); } .warning .badge { color: var(--warn); }
    table { width: 100%; border-collapse: collapse; font-size: 0.92rem; font-variant-numeric: tabular-nums; }
    caption { text-align: left; color: var(--soft); font-size: 0.85rem; padding-bottom: 8px; }
    th, td { text-align: left; vertical-align: top; padding: 9px 14px 9px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { border-top: 0; color: var(--soft); font-size: 0.8rem; font-weight: 600; vertical-align: bottom; overflow-wrap: normal; }
    tbody th { font-weight: 400; min-width: 10em; }
    td code { display: inline-block; min-width: 9em; }
    .number { text-align: right; white-space: nowrap; }
    .word { white-space: nowrap; }
    .other { color: var(--soft); font-size: 0.88em; overflow-wrap: anywhere; }
    .alabel { display: block; }
    .mark { display: inline-block; width: 1.5em; height: 1.5em; line-height: 1.45; border-radius: 6px; text-align: center; font-weight: 700; background: var(--ground); color: var(--soft); }
    .new .mark { background: var(--good-back); color: var(--good); }
    .changed .mark, .unknown .mark, .gone .mark { background: var(--warn-back); color: var(--warn); }
    td .state { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    tfoot th { text-align: right; font-weight: 400; color: var(--soft); }
    tfoot tr:first-child > * { border-top: 2px solid var(--line); }
    tfoot tr + tr > * { border-top: 0; padding-top: 0; }
    tfoot .total th, tfoot .total td { color: var(--ink); font-weight: 650; }
    .notes { margin-top: 14px; color: var(--soft); font-size: 0.9rem; overflow-wrap: anywhere; }
    .notes li + li { margin-top: 4px; }
    figure { margin-top: 30px; padding-top: 24px; border-top: 1px solid var(--line); }
    figcaption { margin-top: 12px; max-width: 75ch; }
    svg { display: block; overflow: visible; }
    svg text { fill: var(--ink); font-size: 13px; }
    svg .amount, svg .value, svg .tick { font-variant-numeric: tabular-nums; }
    svg .amount { font-weight: 650; }
    svg .value, svg .tick { font-size: 12px; fill: var(--soft); }
    svg .halo { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
    .track { fill: var(--ground); }
    .piece { stroke: var(--paper); stroke-width: 1px; }
    .c0 { fill: var(--c0); background: var(--c0); } .c1 { fill: var(--c1); background: var(--c1); } .c2 { fill: var(--c2); background: var(--c2); } .c3 { fill: var(--c3); background: var(--c3); }
    .c4 { fill: var(--c4); background: var(--c4); } .c5 { fill: var(--c5); background: var(--c5); } .c6 { fill: var(--c6); background: var(--c6); } .c7 { fill: var(--c7); background: var(--c7); }
    .legend { margin-top: 14px; width: auto; min-width: min(100%, 560px); }
    .legend th, .legend td { padding-top: 5px; padding-bottom: 5px; border-top: 0; }
    .legend .number { padding-left: 14px; }
    .swatch { display: inline-block; width: 12px; height: 12px; border-radius: 3px; margin-right: 9px; }
    .grid, .lane { stroke: var(--line); stroke-width: 1px; }
    .lane { stroke-width: 2px; }
    .start { fill: var(--c0); }
    .dot { fill: var(--accent); stroke: var(--paper); stroke-width: 2px; }
    .years { display: flex; flex-wrap: wrap; gap: 6px 36px; margin-top: 14px; }
    .years dd { font-weight: 650; font-variant-numeric: tabular-nums; }
    .node rect { fill: var(--ground); stroke: var(--line); stroke-width: 1.5px; }
    .node-order rect { stroke: var(--accent); }
    .node-payment rect { fill: var(--good-back); stroke: var(--good); }
    .node .name { font-weight: 650; font-size: 14px; }
    .node .detail { fill: var(--soft); font-size: 12px; }
    .edge { fill: none; stroke: var(--c0); stroke-width: 1.5px; }
    .arrow { fill: var(--c0); }
    .graph.wide { width: 100%; height: auto; }
    .graph.narrow { display: none; }
    .graph.narrow .leaf { width: calc(100% - 30px); }
    .graph.narrow rect { width: calc(100% - 2px); }
    footer { margin-top: 28px; max-width: 75ch; }
    @media screen and (max-width: 960px) {
      table:not(.legend), table:not(.legend) tbody, table:not(.legend) tfoot { display: block; }
      table:not(.legend) thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      table:not(.legend) caption { display: block; }
      table:not(.legend) th, table:not(.legend) td { border: 0 !important; padding: 0; }
      table:not(.legend) tbody tr { display: flex; flex-wrap: wrap; gap: 4px 40px; padding: 14px 0; border-top: 1px solid var(--line); }
      table:not(.legend) tbody .first { margin-right: -30px; }
      table:not(.legend) tbody th { flex: 1 1 calc(100% - 60px); min-width: 0; font-size: 1rem; }
      table:not(.legend) tbody td:not(.first) { flex: 0 0 calc(50% - 20px); display: flex; justify-content: space-between; gap: 16px; text-align: right; white-space: normal; }
      table:not(.legend) td[data-label]::before { content: attr(data-label); color: var(--soft); text-align: left; white-space: nowrap; }
      table:not(.legend) .empty { display: none !important; }
      table:not(.legend) tfoot { border-top: 2px solid var(--line); padding-top: 12px; }
      table:not(.legend) tfoot tr { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 16px; padding: 2px 0; }
      table:not(.legend) tfoot td[data-label] { flex-basis: 100%; display: flex; justify-content: space-between; order: 1; }
      td code { min-width: 0; }
      .graph.wide { display: none; }
      .graph.narrow { display: block; max-width: 560px; }
    }
    @media screen and (max-width: 760px) {
      main { padding: 24px 14px 40px; }
      section { padding: 20px 16px 22px; }
      .figures { gap: 12px; }
      .legend { min-width: 0; width: 100%; }
      .legend .number { padding-left: 0; }
      .legend thead .number { white-space: normal; }
      .legend th, .legend td { padding-right: 10px; }
    }
    @media screen and (max-width: 560px) {
      .figures { grid-template-columns: 1fr; }
      table:not(.legend) tbody td:not(.first) { flex-basis: 100%; }
    }
    @media print {
      :root { color-scheme: light; --ground: #f2f3f5; }
      @page { margin: 14mm; }
      body { background: #fff; font-size: 10pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
      main { max-width: none; padding: 0; }
      section { border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: 14px 0 0; }
      .figures { grid-template-columns: repeat(3, 1fr); }
      .figures strong { font-size: 1.3rem; }
      table { font-size: 8.5pt; }
      th, td { padding: 5px 8px 5px 0; }
      thead th { font-size: 8pt; }
      tbody th { min-width: 8em; }
      tr, figure, .findings li, .figures > div { break-inside: avoid; }
      h2, h3 { break-after: avoid; }
      thead { display: table-header-group; }
      tfoot { display: table-row-group; }
    }
    """
}
