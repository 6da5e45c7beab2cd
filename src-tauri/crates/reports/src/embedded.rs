//! The files of assets/ that are compiled in; the list is made by build.rs.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
