"""Numbers for Prometheus: requests by route, and how far each log and view has come.

Labels are route templates, methods, statuses, nämnder and views: never a value from a request.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

_BUCKETS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)

Gauges = Callable[[], Iterable[tuple[str, str, dict[str, str], float]]]
"""Gives (name, Swedish description, labels, value) when somebody asks."""


class _AtScrape(Collector):
    """Asks for gauges at the moment they are fetched."""

    def __init__(self, gauges: Gauges) -> None:
        self._gauges = gauges

    def describe(self) -> Iterable[Metric]:
        return ()

    def collect(self) -> Iterable[Metric]:
        families: dict[str, GaugeMetricFamily] = {}
        for name, says, labels, value in self._gauges():
            if name not in families:
                families[name] = GaugeMetricFamily(name, says, labels=tuple(labels))
            families[name].add_metric(tuple(labels.values()), value)
        return families.values()


class Metrics:
    """The counters of one running service; each has its own registry."""

    def __init__(self) -> None:
        """Begin at zero."""
        self._registry = CollectorRegistry()
        labels = ("route", "method")
        self._requests = Counter(
            "liggare_requests", "Anrop.", (*labels, "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "liggare_request_seconds",
            "Tid per anrop i sekunder.",
            labels,
            buckets=_BUCKETS,
            registry=self._registry,
        )

    def note(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count one request."""
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route, method).observe(seconds)

    def watch(self, gauges: Gauges) -> None:
        """Ask for these gauges whenever somebody fetches the numbers."""
        self._registry.register(_AtScrape(gauges))

    def text(self) -> bytes:
        """Write all numbers in Prometheus' text format."""
        return generate_latest(self._registry)
