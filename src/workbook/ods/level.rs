//! Where in a document a tag stands.

/// The parts that are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// Styles that users see; those of single cells are not for the sheets.
    #[default]
    Styles,
    /// Properties.
    Meta,
    /// Sheets and the styles of their cells, or everything in one part.
    Content,
}

/// An element that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Document,
    Styles,
    Style,
    DataStyle,
    Meta,
    Property,
    Body,
    Spreadsheet,
    Settings,
    Table,
    /// A group of columns, and whether it is not displayed.
    Columns(bool),
    /// A group of rows, and whether it is not displayed.
    Rows(bool),
    Row,
    Cell,
    List,
    Paragraph,
    /// Within a paragraph.
    Inline,
    Skipped,
}
