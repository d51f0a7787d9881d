//! SVG, filled into pixels; the only user of `resvg`. Scripts, animation and other files are not looked at.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Group, ImageHrefResolver, ImageKind, Node, Options, Size, Tree, fontdb};

use super::{PictureFault, Pixels, photo};

/// Largest drawing, in bytes. One of more is a photograph in disguise, or meant to do harm.
const MOST_BYTES: usize = 4 << 20;

pub(super) fn is_one(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    // What is cut off within a letter is still text up to there.
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default(),
    };
    text.trim_start_matches('\u{feff}').trim_start().starts_with('<') && text.contains("<svg")
}

pub(super) fn read(bytes: &[u8], side: u32) -> Result<Pixels, PictureFault> {
    if bytes.len() > MOST_BYTES {
        return Err(PictureFault::Damaged("a drawing of more than 4 MB".into()));
    }
    let tree = Tree::from_data(bytes, &options()).map_err(|error| PictureFault::Damaged(error.to_string()))?;
    let canvas = tree.size();
    let mut left = Budget { canvas, fills: MOST_FILLS };
    left.group(tree.root(), 0)
        .map_err(|TooMuch| PictureFault::Damaged("far too much is drawn on top of itself".into()))?;
    // Lines stay sharp at any size: it is drawn as large as it may be.
    let scale = side as f32 / canvas.width().max(canvas.height());
    let [width, height] =
        [canvas.width(), canvas.height()].map(|length| (length * scale).round().clamp(1.0, side as f32) as u32);
    let mut pixmap = Pixmap::new(width, height).ok_or_else(|| PictureFault::Damaged("it has no size".into()))?;
    pixmap.fill(resvg::tiny_skia::Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok(Pixels { width, height, rgba: pixmap.take().into() })
}

/// How often the whole picture may be filled.
const MOST_FILLS: f32 = 2_000.0;
/// How many layers may lie on top of each other, each of which takes memory.
const MOST_LAYERS: u32 = 24;
/// What one shape takes at least, and one filter.
const A_SHAPE: f32 = 0.01;
const A_FILTER: f32 = 40.0;

struct TooMuch;

/// What a drawing may still ask for, so that a small file cannot keep a processor busy for hours.
struct Budget {
    canvas: Size,
    fills: f32,
}

impl Budget {
    fn group(&mut self, group: &Group, layers: u32) -> Result<(), TooMuch> {
        let layers = layers + u32::from(group.should_isolate());
        if layers > MOST_LAYERS {
            return Err(TooMuch);
        }
        if group.should_isolate() {
            let area = group.abs_layer_bounding_box();
            self.spend(2.0 * self.share(area.width(), area.height()))?;
        }
        let filters: usize = group.filters().iter().map(|filter| filter.primitives().len()).sum();
        self.spend(A_FILTER * filters as f32)?;
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner, layers)?,
                Node::Text(text) => self.group(text.flattened(), layers)?,
                Node::Path(_) | Node::Image(_) => {}
            }
            let area = node.abs_stroke_bounding_box();
            if !matches!(node, Node::Group(_)) {
                self.spend(self.share(area.width(), area.height()))?;
            }
            // Masks, clips and patterns are drawn again for each that uses them.
            let mut inside = Ok(());
            node.subroots(|root| {
                if inside.is_ok() {
                    inside = self.group(root, layers + 1);
                }
            });
            inside?;
        }
        Ok(())
    }

    /// How much of the picture is filled.
    fn share(&self, width: f32, height: f32) -> f32 {
        let [across, down] = [width / self.canvas.width(), height / self.canvas.height()];
        across.min(1.0) * down.min(1.0)
    }

    fn spend(&mut self, fills: f32) -> Result<(), TooMuch> {
        self.fills -= fills + A_SHAPE;
        if self.fills > 0.0 { Ok(()) } else { Err(TooMuch) }
    }
}

fn options() -> Options<'static> {
    let resolver = ImageHrefResolver {
        // A picture inside is held to the same limits; a drawing inside a drawing is left out.
        resolve_data: Box::new(|_, data: Arc<Vec<u8>>, _| {
            photo::check_size(&data).ok()?;
            match image_kind(&data)? {
                Kind::Png => Some(ImageKind::PNG(data)),
                Kind::Jpeg => Some(ImageKind::JPEG(data)),
                Kind::WebP => Some(ImageKind::WEBP(data)),
            }
        }),
        resolve_string: Box::new(|_, _| None),
    };
    Options { image_href_resolver: resolver, font_family: FAMILY.into(), fontdb: FONTS.clone(), ..Options::default() }
}

enum Kind {
    Png,
    Jpeg,
    WebP,
}

fn image_kind(bytes: &[u8]) -> Option<Kind> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some(Kind::Png),
        [0xff, 0xd8, 0xff, ..] => Some(Kind::Jpeg),
        [b'R', b'I', b'F', b'F', ..] => Some(Kind::WebP),
        _ => None,
    }
}

const FAMILY: &str = "Atkinson Hyperlegible Next";

/// Words in a drawing are set in our own face: the same on every machine.
static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for face in [
        &include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-latin.ttf")[..],
        include_bytes!("../../assets/fonts/AtkinsonHyperlegibleNext-latin-ext.ttf"),
        include_bytes!("../../assets/fonts/NotoSans-greek.ttf"),
        include_bytes!("../../assets/fonts/NotoSans-cyrillic.ttf"),
    ] {
        fonts.load_font_data(face.to_vec());
    }
    let family = fonts.faces().next().and_then(|face| face.families.first().map(|(name, _)| name.clone()));
    let family = family.unwrap_or_else(|| FAMILY.into());
    fonts.set_serif_family(family.clone());
    fonts.set_sans_serif_family(family.clone());
    fonts.set_monospace_family(family.clone());
    fonts.set_cursive_family(family.clone());
    fonts.set_fantasy_family(family);
    Arc::new(fonts)
});
