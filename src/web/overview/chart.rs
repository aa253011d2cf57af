//! A line chart drawn by the server: whole numbers in, coordinates out. A table beside it always shows the same figures.

use crate::domain::money::Kroner;
use serde::Serialize;

/// Width and height of the drawing; near the width on the page, so that text keeps its size.
const WIDTH: i64 = 520;
const HEIGHT: i64 = 260;
const LEFT: i64 = 44;
const RIGHT: i64 = 84;
const TOP: i64 = 16;
const BOTTOM: i64 = 32;
/// Two labels need this distance to be read.
const LABEL_HEIGHT: i64 = 16;

/// A chart with its lines.
#[derive(Debug, Serialize)]
pub struct Chart {
    width: i64,
    height: i64,
    left: i64,
    right: i64,
    grid: Vec<Mark>,
    columns: Vec<Mark>,
    series: Vec<Series>,
}

/// A place on an axis with its text.
#[derive(Debug, Serialize)]
struct Mark {
    at: i64,
    label: String,
}

#[derive(Debug, Serialize)]
struct Series {
    name: String,
    /// Told apart by form too, not by colour alone.
    dashed: bool,
    points: String,
    dots: Vec<Dot>,
    label_x: i64,
    label_y: i64,
}

#[derive(Debug, Serialize)]
struct Dot {
    x: i64,
    y: i64,
    title: String,
}

impl Chart {
    /// A chart of two named series over the same columns, in millions of kroner. Nothing when there is nothing to draw.
    #[must_use]
    pub fn new(columns: Vec<String>, series: Vec<(String, Vec<i64>)>) -> Option<Self> {
        let largest = series
            .iter()
            .flat_map(|(_, values)| values.iter().copied())
            .max()
            .filter(|largest| *largest > 0)?;
        let step = step(largest);
        let top = (largest + step - 1) / step * step;
        let floor = HEIGHT - BOTTOM;
        let y = |value: i64| floor - value * (floor - TOP) / top;
        let count = i64::try_from(columns.len()).ok()?;
        let x = |place: i64| {
            if count < 2 {
                (LEFT + WIDTH - RIGHT) / 2
            } else {
                LEFT + place * (WIDTH - RIGHT - LEFT) / (count - 1)
            }
        };
        let mut drawn: Vec<Series> = series
            .into_iter()
            .zip([true, false])
            .map(|((name, values), dashed)| Series {
                dashed,
                ..line(name, &values, &columns, x, y)
            })
            .collect();
        keep_apart(&mut drawn);
        Some(Self {
            width: WIDTH,
            height: HEIGHT,
            left: LEFT,
            right: WIDTH - RIGHT,
            grid: (0..=top / step)
                .map(|line| Mark {
                    at: y(line * step),
                    label: whole_or_tenths(line * step),
                })
                .collect(),
            columns: (0..)
                .zip(columns)
                .map(|(place, label)| Mark {
                    at: x(place),
                    label,
                })
                .collect(),
            series: drawn,
        })
    }
}

fn line(
    name: String,
    values: &[i64],
    columns: &[String],
    x: impl Fn(i64) -> i64,
    y: impl Fn(i64) -> i64,
) -> Series {
    let dots: Vec<Dot> = (0..)
        .zip(values)
        .zip(columns)
        .map(|((place, value), column)| Dot {
            x: x(place),
            y: y(*value),
            title: format!("{name} {column}: {}", Kroner(*value)),
        })
        .collect();
    let points: Vec<String> = dots
        .iter()
        .map(|dot| format!("{},{}", dot.x, dot.y))
        .collect();
    Series {
        dashed: false,
        points: points.join(" "),
        label_x: dots.last().map_or(0, |dot| dot.x + 10),
        label_y: dots.last().map_or(0, |dot| dot.y + 4),
        dots,
        name,
    }
}

/// Moves labels that would cover each other apart, the upper one up.
fn keep_apart(series: &mut [Series]) {
    series.sort_by_key(|one| one.label_y);
    for place in 1..series.len() {
        let above = series[place - 1].label_y;
        let one = &mut series[place];
        one.label_y = one.label_y.max(above + LABEL_HEIGHT);
    }
}

/// 1, 2 or 5 times a power of ten, so that at most six lines are drawn.
fn step(largest: i64) -> i64 {
    let mut power = 1;
    loop {
        for factor in [1, 2, 5] {
            if largest / (factor * power) < 6 {
                return factor * power;
            }
        }
        power *= 10;
    }
}

/// `20` or `0,5`: millions without decimals where they are whole.
fn whole_or_tenths(kroner: i64) -> String {
    let text = Kroner(kroner).millions();
    text.strip_suffix(",0").map_or(text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_value_stays_inside_and_zero_lies_on_the_floor() {
        let chart = Chart::new(
            vec!["2017".into(), "2018".into()],
            vec![("Søkt".into(), vec![0, 204_000_000])],
        )
        .unwrap();
        let dots = &chart.series[0].dots;
        assert_eq!(dots[0].y, HEIGHT - BOTTOM);
        assert!(dots[1].y >= TOP);
        let labels: Vec<&str> = chart.grid.iter().map(|mark| mark.label.as_str()).collect();
        assert_eq!(labels, ["0", "50", "100", "150", "200", "250"]);
    }

    #[test]
    fn labels_never_cover_each_other_and_nothing_is_no_chart() {
        let chart = Chart::new(
            vec!["2017".into()],
            vec![("A".into(), vec![100]), ("B".into(), vec![99])],
        )
        .unwrap();
        assert!(chart.series[1].label_y - chart.series[0].label_y >= LABEL_HEIGHT);
        assert!(Chart::new(vec!["2017".into()], vec![("A".into(), vec![0])]).is_none());
    }
}
