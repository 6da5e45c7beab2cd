//! Whether a hidden count is open: a second set of counts that fits all that is shown and has another
//! one there.

use super::Relation;

/// The first hidden place that is not known to be open. The search looks along the independent
/// directions in which the hidden counts can move, and along two of them at once; where it finds
/// nothing the place counts as told, which errs on the safe side.
pub(super) fn without(counts: &[u32], relations: &[&Relation], hidden: &[bool]) -> Option<usize> {
    let places: Vec<usize> = (0..counts.len()).filter(|at| hidden[*at]).collect();
    let values: Vec<i128> = places.iter().map(|at| i128::from(counts[*at])).collect();
    let directions = directions(&equations(&places, relations), places.len());
    let moves = moves(&directions);
    let open = |nth: usize| moves.iter().any(|by| by[nth] != 0 && fits(&values, by));
    (0..places.len())
        .find(|nth| !open(*nth))
        .map(|nth| places[nth])
}

/// Whether the counts are still above zero after the move: a zero would have been shown.
fn fits(values: &[i128], by: &[i128]) -> bool {
    values.iter().zip(by).all(|(value, by)| value + by >= 1)
}

/// The relations with the hidden counts as unknowns: a row of whole weights each, of which the weighted
/// sum must stay what it is.
fn equations(places: &[usize], relations: &[&Relation]) -> Vec<Vec<i128>> {
    let weight = |relation: &Relation, place: usize| -> i128 {
        let here = relation.0.iter().filter(|(at, _)| *at == place);
        here.map(|(_, weight)| i128::from(*weight)).sum()
    };
    relations
        .iter()
        .map(|relation| places.iter().map(|at| weight(relation, *at)).collect())
        .collect()
}

/// Each direction both ways, and two at a time.
fn moves(directions: &[Vec<i128>]) -> Vec<Vec<i128>> {
    let scaled =
        |by: &[i128], factor: i128| -> Vec<i128> { by.iter().map(|x| x * factor).collect() };
    let mut all: Vec<Vec<i128>> = Vec::new();
    for by in directions {
        all.push(by.clone());
        all.push(scaled(by, -1));
    }
    let single = all.len();
    for first in 0..single {
        for second in first + 1..single {
            let pair = all[first].iter().zip(&all[second]);
            all.push(pair.map(|(a, b)| a + b).collect());
        }
    }
    all
}

/// Independent whole-number directions in which the unknowns can move without any row changing: a basis
/// of the null space, by elimination in whole numbers.
pub(super) fn directions(rows: &[Vec<i128>], unknowns: usize) -> Vec<Vec<i128>> {
    let mut rows = rows.to_vec();
    let mut pivots: Vec<(usize, usize)> = Vec::new();
    for column in 0..unknowns {
        let from = pivots.len();
        let Some(found) = (from..rows.len()).find(|row| rows[*row][column] != 0) else {
            continue;
        };
        rows.swap(from, found);
        let pivot = rows[from].clone();
        for (nth, row) in rows.iter_mut().enumerate() {
            if nth == from || row[column] == 0 {
                continue;
            }
            let (keep, take) = (pivot[column], row[column]);
            for (value, of_pivot) in row.iter_mut().zip(&pivot) {
                *value = *value * keep - of_pivot * take;
            }
            reduce(row);
        }
        pivots.push((from, column));
    }
    let free = (0..unknowns).filter(|column| pivots.iter().all(|(_, at)| at != column));
    free.map(|column| {
        // Every pivot unknown must stay whole: the free one moves by a multiple of all their coefficients.
        let step = pivots
            .iter()
            .filter(|(row, _)| rows[*row][column] != 0)
            .fold(1, |step, (row, at)| lcm(step, rows[*row][*at].abs()));
        let mut by = vec![0; unknowns];
        by[column] = step;
        for (row, at) in &pivots {
            by[*at] = -rows[*row][column] * step / rows[*row][*at];
        }
        reduce(&mut by);
        by
    })
    .collect()
}

/// Divides by what all have in common.
fn reduce(row: &mut [i128]) {
    let common = row.iter().fold(0, |common, value| gcd(common, value.abs()));
    if common > 1 {
        row.iter_mut().for_each(|value| *value /= common);
    }
}

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

fn lcm(a: i128, b: i128) -> i128 {
    a / gcd(a, b) * b
}
