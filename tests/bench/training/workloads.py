"""The trainings of workloads.ts in PyTorch, eager, with one thread.

Reads lines "<name>\t<steps>" and answers each with the milliseconds of a step, those of the
processor, and the last loss.
"""
import math
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)
torch.manual_seed(1)


def net(widths, activation):
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [nn.Linear(inputs, outputs), activation()]
    return nn.Sequential(*layers[:-1])


def curve(count):
    t = torch.rand(count)
    points = torch.stack([2 * t - 1, 0.6 * torch.sin(2 * math.pi * t)], 1)
    return points + 0.03 * torch.randn(count, 2)


def descent(parameters, loss, **settings):
    optimiser = torch.optim.Adam(parameters, **settings)

    def step():
        optimiser.zero_grad()
        value = loss()
        value.backward()
        optimiser.step()
        return value.item()

    return step


def autoencoder():
    y = curve(50)
    model = net([2, 100, 100, 1, 100, 100, 2], nn.Tanh)
    return descent(model.parameters(), lambda: (model(y) - y).square().sum(1).mean(), lr=1e-3)


def adversaries():
    y, z, mix = curve(128), torch.randn(128, 2), torch.rand(128, 1)
    generator, critic = net([2, 128, 128, 2], nn.ReLU), net([2, 128, 128, 1], nn.ReLU)

    def loss_of_critic():
        with torch.no_grad():
            fake = generator(z)
        between = (fake + (y - fake) * mix).requires_grad_()
        (slopes,) = torch.autograd.grad(critic(between).sum(), between, create_graph=True)
        penalty = (slopes.square().sum(1).sqrt() - 1).square().mean() * 10
        return critic(fake).mean() - critic(y).mean() + penalty

    step_of_critic = descent(critic.parameters(), loss_of_critic, lr=1e-4, betas=(0.5, 0.9))
    step_of_generator = descent(
        generator.parameters(), lambda: -critic(generator(z)).mean(), lr=1e-4, betas=(0.5, 0.9)
    )
    return critic, step_of_critic, step_of_generator


def generator():
    critic, _, step = adversaries()
    # The critic stands still, so its own gradients are not wanted.
    critic.requires_grad_(False)
    return step


def variational_autoencoder():
    y, noise = curve(50), torch.randn(50, 2)
    encoder, decoder = net([2, 100, 100, 4], nn.Tanh), net([2, 100, 100, 2], nn.Tanh)

    def loss():
        mean, log_variance = encoder(y).chunk(2, 1)
        z = mean + noise * (log_variance * 0.5).exp()
        error = (decoder(z) - y).square().sum(1).mean()
        divergence = (log_variance.exp() - log_variance - 1 + mean.square()).sum(1).mean() * 0.5
        return error + divergence * 0.3

    return descent([*encoder.parameters(), *decoder.parameters()], loss, lr=1e-3)


def spiral_classifier():
    t, arm = torch.linspace(0, 1, 200).repeat(5), torch.arange(5).repeat_interleave(200)
    angle = (2 * t + arm) * 2 * math.pi / 5 + 0.2 * torch.randn(1000)
    radius = 0.8 * t + 0.2
    x = torch.stack([radius * angle.sin(), radius * angle.cos()], 1)
    model = nn.Sequential(nn.Linear(2, 100), nn.ReLU(), nn.Linear(100, 2), nn.Linear(2, 5))
    return descent(
        model.parameters(), lambda: F.cross_entropy(model(x), arm), lr=1e-2, weight_decay=1e-5
    )


steps = {
    "autoencoder": autoencoder(),
    "critic": adversaries()[1],
    "generator": generator(),
    "variational autoencoder": variational_autoencoder(),
    "spiral classifier": spiral_classifier(),
}

print(torch.__version__, flush=True)
for line in sys.stdin:
    name, count = line.rstrip("\n").split("\t")
    step = steps[name]
    started, before = time.perf_counter(), time.process_time()
    for _ in range(int(count)):
        loss = step()
    wall, busy = time.perf_counter() - started, time.process_time() - before
    print(f"{wall * 1000 / int(count)}\t{busy * 1000 / int(count)}\t{loss}", flush=True)
