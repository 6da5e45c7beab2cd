use crate::deletion::*;
use crate::support::*;
use domain::*;
use std::collections::BTreeSet;
use std::time::Instant;
#[test]
fn zz_speed() {
    let (_t, mut store) = new_store();
    let mut cases = Vec::new();
    for n in 0..200 {
        let case = store.write(&stamp(1), "case.create", |w| {
            let case = participant(w, &format!("Navn{n:03}"))?;
            for day in 0..100 { w.insert(&entry(&case, 1 + day % 28, &format!("Samtale nummer {day} om arbeid og ønsker")))?; }
            Ok::<_, store::StoreError>(case)
        }).unwrap();
        cases.push(case);
    }
    // 60 reports on everyone, with 50 versions each
    for r in 0..60 {
        let id = store.write(&stamp(1), "report.begin", |w| {
            let json = serde_json::json!({"agreement":"jmo-vest-viken","template":"jmo-vest-viken/fakturagrunnlag","template_version":1,
                "values": (0..40).map(|n| (format!("f.{n}"), format!("REF-Navn{:03} {r}", n))).collect::<std::collections::BTreeMap<_,_>>()});
            let report: Report = serde_json::from_value(json).unwrap();
            w.insert(&report)
        }).unwrap();
        for v in 0..50 {
            let mut report: Report = store.get(&id).unwrap();
            report.values.insert("text".into(), format!("Utkast {v} til en lengre tekst om alle sammen i denne måneden.").into());
            store.write(&stamp(2), "report.save", |w| w.update(&id, &report)).unwrap();
        }
    }
    eprintln!("size {}", std::fs::metadata(store.dir().join("store-1.db")).unwrap().len());
    let t = Instant::now();
    store.rebuild(&stamp(3), "x", |_| Ok::<_, store::StoreError>(())).unwrap();
    eprintln!("rebuild {:?}", t.elapsed());
    let t = Instant::now();
    store.promise(&BTreeSet::from([cases[0].clone()]), today()).unwrap();
    eprintln!("promise {:?}", t.elapsed());
    let t = Instant::now();
    let what = store.promised().unwrap();
    store.telling_of(&what).unwrap();
    eprintln!("telling {:?}", t.elapsed());
    let t = Instant::now();
    store.keep_promises(&stamp(3), today(), &Default::default(), |_| Ok::<_, store::StoreError>(())).unwrap();
    eprintln!("keep {:?}", t.elapsed());
    let t = Instant::now();
    store.promise(&cases[1..21].iter().cloned().collect(), today()).unwrap();
    eprintln!("promise 20 {:?}", t.elapsed());
    let t = Instant::now();
    store.keep_promises(&stamp(3), today(), &Default::default(), |_| Ok::<_, store::StoreError>(())).unwrap();
    eprintln!("keep 20 {:?}", t.elapsed());
}
