// xlsx → xlsb by SheetJS, cell by cell: values, number formats, merged areas, what is hidden. Every second workbook has its
// texts in a table, the others in their cells.
//
// as_xlsb.js FOLDER INTO: every xlsx of the folder.
"use strict";
const fs = require("fs");
const path = require("path");
const XLSX = require("xlsx");
const CFB = require("cfb");

function convert(source, target, hasTable) {
  const bytes = fs.readFileSync(source);
  const book = XLSX.read(bytes, { cellStyles: true, cellNF: true, cellFormula: true });
  const parts = CFB.read(bytes, { type: "buffer" });
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name];
    for (const [at, cell] of Object.entries(sheet)) {
      if (!at.startsWith("!") && cell.t === "n" && cell.z === undefined) cell.z = "General";
    }
    hideRows(sheet, partOf(parts, name));
  }
  // SheetJS takes the bytes of these texts for characters.
  for (const [name, value] of Object.entries(book.Custprops ?? {})) {
    if (typeof value === "string") book.Custprops[name] = Buffer.from(value, "latin1").toString("utf8");
  }
  const options = { bookType: "xlsb", type: "buffer", cellStyles: true, bookSST: hasTable, compression: true };
  fs.writeFileSync(target, XLSX.write(book, options));
}

// The text of the part that holds the sheet of a name.
function partOf(parts, name) {
  const text = (part) => CFB.find(parts, part).content.toString("utf8");
  const unescaped = (value) => value.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity) =>
    ({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" })[entity]);
  const listed = [...text("/xl/workbook.xml").matchAll(/<sheet [^>]*>/g)].map((tag) => tag[0]);
  const tag = listed.find((tag) => unescaped(/ name="([^"]*)"/.exec(tag)[1]) === name);
  const link = / r:id="([^"]*)"/.exec(tag)[1];
  const links = [...text("/xl/_rels/workbook.xml.rels").matchAll(/<Relationship [^>]*>/g)].map((tag) => tag[0]);
  const target = / Target="([^"]*)"/.exec(links.find((tag) => tag.includes(` Id="${link}"`)))[1];
  return text(target.startsWith("/") ? target : `/xl/${target}`);
}

// SheetJS knows rows that are hidden by hidden="1" and by no other word.
function hideRows(sheet, xml) {
  for (const [tag, number] of xml.matchAll(/<row [^>]*\br="(\d+)"[^>]*>/g)) {
    if (/hidden="true"/.test(tag)) {
      const rows = (sheet["!rows"] ??= []);
      rows[number - 1] = { ...rows[number - 1], hidden: true };
    }
  }
}

const [folder, into] = process.argv.slice(2);
const files = fs.readdirSync(folder).filter((name) => name.endsWith(".xlsx")).sort();
files.forEach((name, number) => {
  const target = path.join(into, name.replace(/xlsx$/, "xlsb"));
  convert(path.join(folder, name), target, number % 2 === 0);
});
