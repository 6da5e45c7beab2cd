//! Everything that Typst can see: the embedded fonts and layout files and one report's data. There are
//! no system fonts, no packages, no files and no clock.

use crate::embedded;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::layout::Abs;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook, FontInstance, FontStyle, FontVariations};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

/// The layout file that is set, and the name under which it reads its data.
const MAIN: &str = "report.typ";
const DATA: &str = "report.json";

/// Any size will do: Source Sans 3 has no axes that depend on it.
const SIZE: f64 = 10.0;

/// What every report shares; made once.
struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// The face that values are set in.
    regular: Option<FontInstance>,
    sources: Vec<Source>,
    main: FileId,
    data: FileId,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let fonts: Vec<Font> = embedded::FONTS
        .iter()
        .flat_map(|(_, bytes)| Font::iter(Bytes::new(*bytes)))
        .collect();
    let is_regular = |font: &&Font| {
        let variant = font.info().variant;
        variant.style == FontStyle::Normal && variant.weight.to_number() == 400
    };
    let regular = fonts.iter().find(is_regular).map(|font| {
        let variations = FontVariations(Default::default());
        font.clone()
            .instantiate(font.info().variant, Abs::pt(SIZE), &variations)
    });
    let sources = embedded::LAYOUT
        .iter()
        .map(|(name, text)| Source::new(file_id(name), (*text).to_owned()))
        .collect();
    Shared {
        // Row headers in tables are among what Typst still keeps behind this switch.
        library: LazyHash::new(
            Library::builder()
                .with_features([Feature::A11yExtras].into_iter().collect())
                .build(),
        ),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        regular,
        sources,
        main: file_id(MAIN),
        data: file_id(DATA),
    }
});

/// The id of a file at the root of what Typst sees.
#[allow(clippy::expect_used)] // the names are those of assets/layout, and none has a `..` in it
fn file_id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a file of assets/layout has a plain name");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// One report's world.
pub struct ReportWorld {
    data: Bytes,
}

impl ReportWorld {
    /// A world in which `report.json` holds `data`.
    pub fn new(data: Vec<u8>) -> Self {
        Self {
            data: Bytes::new(data),
        }
    }
}

impl World for ReportWorld {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        SHARED.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let source = SHARED.sources.iter().find(|source| source.id() == id);
        source.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == SHARED.data {
            Ok(self.data.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Whether the face that values are set in has this character.
pub fn can_draw(c: char) -> bool {
    let coverage = SHARED
        .regular
        .as_ref()
        .map(|face| &face.font().info().coverage);
    c == '\n' || coverage.is_some_and(|coverage| coverage.contains(u32::from(c)))
}

/// How wide a word is in that face, in em. Kerning is left out: it makes words narrower, if anything.
pub fn width_em(word: &str) -> f64 {
    let Some(face) = &SHARED.regular else {
        return 0.0;
    };
    word.chars()
        .filter_map(|c| face.x_advance(face.ttf().glyph_index(c)?.0))
        .map(|advance| advance.get())
        .sum()
}
