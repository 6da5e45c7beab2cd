//! A picture of each template's pages in docs/forms/, small and grey, filled as in `common::filled`: to be
//! held beside its annex. `UPDATE_DOCS=1` draws them anew where a template or the layout has changed.

#![allow(clippy::expect_used, clippy::panic)] // helpers stand outside the tests that use them

mod common;

use common::{filled, meta};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, GrayImage, ImageEncoder, Luma, imageops};
use reports::{Registry, Template, attached};
use std::collections::BTreeMap;
use std::{env, fs, path::PathBuf};

/// How wide a page is, in pixels, and how far from the next.
const WIDTH: u32 = 360;
const GAP: u32 = 8;
const DESK: Luma<u8> = Luma([170]);

/// A folder of pictures should not make the project heavy.
const MOST_BYTES: u64 = 40_000;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../docs/forms")
}

/// One of each file, by the picture's name.
fn files() -> BTreeMap<String, Template> {
    let registry = Registry::embedded();
    let named = registry.all().iter().map(|template| {
        let name = template.id.replace('/', "-");
        let shared = name.strip_prefix(&template.agreement).unwrap_or_default();
        let name = if template.shared {
            format!("felles{shared}")
        } else {
            name
        };
        (format!("{name}-{}.png", template.version), template.clone())
    });
    named.collect()
}

fn pages(template: &Template) -> Vec<GrayImage> {
    let report = reports::render(template, &filled::filled(template), &meta()).expect("a report");
    let page = |index| {
        let drawn = attached::page(report.pdf.clone(), index).expect("a page");
        assert!(drawn.complete, "{}: all of it can be drawn", template.id);
        let page = image::load_from_memory(&drawn.png)
            .expect("a picture")
            .to_luma8();
        let height = page.height() * WIDTH / page.width();
        imageops::thumbnail(&page, WIDTH, height)
    };
    (0..report.pages).map(page).collect()
}

/// The pages side by side, in eight greys.
fn picture(template: &Template) -> Vec<u8> {
    let pages = pages(template);
    let count = u32::try_from(pages.len()).expect("a few pages");
    let height = pages.iter().map(GrayImage::height).max().expect("a page");
    let width = count * (WIDTH + GAP) - GAP;
    let mut all = GrayImage::from_pixel(width, height, DESK);
    for (page, x) in pages.iter().zip((0..).step_by((WIDTH + GAP) as usize)) {
        imageops::replace(&mut all, page, x, 0);
    }
    // Whatever is not white stays so: a thin frame is a light grey at this size.
    let grey = |grey: &u8| if *grey < 250 { grey / 32 * 32 } else { 255 };
    let greys: Vec<u8> = all.iter().map(grey).collect();
    let mut png = Vec::new();
    PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::NoFilter)
        .write_image(&greys, width, height, ExtendedColorType::L8)
        .expect("written");
    png
}

#[test]
fn every_template_has_its_picture() {
    let (folder, files) = (folder(), files());
    assert!(files.len() >= 45, "{}", files.len());
    if env::var_os("UPDATE_DOCS").is_some() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        for (name, template) in &files {
            fs::write(folder.join(name), picture(template)).expect("written");
        }
    }
    for name in files.keys() {
        let size = fs::metadata(folder.join(name)).map(|file| file.len());
        let size = size.unwrap_or_else(|_| panic!("{name}: draw it with UPDATE_DOCS=1"));
        assert!((2_000..MOST_BYTES).contains(&size), "{name}: {size}");
    }
    for file in fs::read_dir(&folder).expect("the pictures") {
        let name = file
            .expect("a file")
            .file_name()
            .to_string_lossy()
            .into_owned();
        assert!(files.contains_key(&name), "{name} has no template");
    }
}
